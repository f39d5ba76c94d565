-- Sign-ins through an identity service that are not finished: they wait for its answer, or for what the account asks beside it.
create table outside_login (
  -- digest of the token; the token itself is only in the browser
  token_digest bytea primary key,
  begun_at timestamptz not null,
  -- the service sent the browser back: its answer counts once
  returned_at timestamptz,
  -- who came back, as account.outside_identity has it
  identity text collate "C",
  -- the service saw a second factor
  second_factor boolean not null default false,
  constraint "an identity comes back from the service" check (identity is null or returned_at is not null)
);
create index outside_login_by_time on outside_login (begun_at);

comment on column account.outside_identity is
  'digest of issuer and subject: the subject of a government identity service may be somebody''s number';
-- The system administrator links the identity; it counts once its owner showed the account's own password beside it, and
-- until the password changes.
alter table account add column outside_confirmed_at timestamptz
  constraint "an outside identity is confirmed while it is linked" check (outside_confirmed_at is null or outside_identity is not null);
grant update (outside_confirmed_at) on account to canbao_self;
grant select (outside_confirmed_at), update (outside_confirmed_at) on account to canbao_office;
