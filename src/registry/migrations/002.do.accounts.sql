create table account (
  id bigint generated always as identity primary key,
  -- opaque, for addresses and the audit
  key text collate "C" not null constraint "an account has its own key" unique,
  login text collate "C" not null constraint "a login belongs to one account" unique,
  name text not null,
  -- the office it belongs to: who administers this area administers it
  area text collate "C" not null default '000000',
  password_hash text,
  must_change_password boolean not null default false,
  -- sealed by the field cipher
  second_factor bytea,
  second_factor_confirmed_at timestamptz,
  second_factor_counter bigint,
  recovery_codes text[] not null default '{}',
  -- issuer and subject of a government identity service
  outside_identity text collate "C" constraint "an outside identity belongs to one account" unique,
  failures integer not null default 0,
  locks integer not null default 0,
  last_failure_at timestamptz,
  locked_until timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null,
  created_by bigint references account,
  disabled_at timestamptz
);

-- Attempts at logins that nobody has: were only real accounts locked, being locked would tell which exist.
create table unknown_login (
  -- a digest: somebody may have typed a password or a number
  digest bytea primary key,
  failures integer not null,
  locks integer not null,
  last_failure_at timestamptz not null,
  locked_until timestamptz
);

create table role_grant (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  role text not null,
  area text collate "C" not null,
  granted_at timestamptz not null,
  -- null: by the command line, when the installation began
  granted_by bigint references account,
  revoked_at timestamptz,
  revoked_by bigint references account
);
create unique index "a role is granted once in an area" on role_grant (account_id, role, area) where revoked_at is null;

-- Access outside one's area: reasoned, limited in time, reported.
create table access_exception (
  id bigint generated always as identity primary key,
  -- opaque, for addresses and the audit
  key text collate "C" not null constraint "an exception has its own key" unique,
  account_id bigint not null references account,
  area text collate "C" not null,
  reason text not null constraint "an exception has a reason" check (length(trim(reason)) >= 4),
  requested_at timestamptz not null,
  requested_days integer not null,
  granted_at timestamptz,
  granted_by bigint references account,
  refused_at timestamptz,
  refused_by bigint references account,
  refusal text,
  valid_from timestamptz,
  valid_to timestamptz,
  constraint "an exception lasts at most thirty days" check (valid_to <= valid_from + interval '30 days'),
  constraint "an exception is decided once" check (granted_at is null or refused_at is null),
  constraint "nobody grants an exception to themselves" check (granted_by <> account_id)
);
create index exception_by_account on access_exception (account_id, valid_to);
create index exception_by_area on access_exception (area, id);

create table session (
  -- digest of the token; the token itself is only in the browser
  token_digest bytea primary key,
  account_id bigint not null references account,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  second_factor boolean not null,
  address text,
  ended_at timestamptz
);
create index session_by_account on session (account_id) where ended_at is null;

-- The answer to a writing request, kept so that the same request asked again does nothing twice.
create table idempotency_key (
  account_id bigint not null references account,
  key text collate "C" not null,
  -- what was asked and answered, sealed by the field cipher; null: being answered
  sealed bytea,
  at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_by_time on idempotency_key (at);
