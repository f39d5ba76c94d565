create table audit_group (
  no bigint primary key,
  first_seq bigint not null constraint "an entry is sealed once" unique,
  last_seq bigint not null,
  previous_mac bytea,
  mac bytea not null,
  at timestamptz not null,
  constraint "a group holds entries" check (last_seq >= first_seq)
);

create table audit_entry (
  seq bigint primary key,
  group_no bigint not null references audit_group,
  at timestamptz not null,
  account text collate "C",
  login text collate "C",
  role text,
  address text,
  action text not null,
  object_kind text,
  object_id text collate "C",
  purpose text,
  result text not null,
  details jsonb not null default '{}'
);
create index audit_by_object on audit_entry (object_kind, object_id, seq);
create index audit_by_account on audit_entry (account, seq);
create index audit_by_time on audit_entry (at);

-- Append-only for whoever works through the program; the chain finds what a superuser changes.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger "audit entries stay as they are" before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger "audit groups stay as they are" before update or delete or truncate on audit_group
  for each statement execute function refuse_change();

-- Entries of work that was committed with them, until the next group takes them into the chain.
create table audit_pending (
  id bigint generated always as identity primary key,
  entry jsonb not null
);
