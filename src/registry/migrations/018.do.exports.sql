-- Who stood in a list that left the register. The audit tells of the export; this tells whether somebody was in it.
create table export_list (
  -- as the watermark in every row of the list has it, and the audit
  key text collate "C" constraint "an export has its own key" primary key,
  account_id bigint not null references account,
  at timestamptz not null,
  -- ids of people, and keys of findings
  people bigint[] not null,
  findings text[] not null
);
create index export_of_person on export_list using gin (people);
create index export_of_finding on export_list using gin (findings);
create trigger "exports stay as they are" before update or delete or truncate on export_list
  for each statement execute function refuse_change();

alter table export_list enable row level security;
grant insert on export_list to canbao_app;
create policy "whoever exports leaves a list of it" on export_list for insert to canbao_app
  with check ((select caller_permission()) = 'person.export' and account_id = (select caller_account()));
grant select on export_list to canbao_office;
create policy "exports of accounts of one's area" on export_list for select to canbao_office
  using ((select caller_permission()) = 'audit.read' and exists (select from account a where a.id = account_id));

-- Keys of the exports in which a person or a finding stood. As the owner: under row-level security no index is used to
-- look into lists. What it gives are names of audit entries, which have a policy of their own.
create function exports_with(person bigint, finding text) returns setof text language sql stable security definer
  set search_path = public, pg_temp
  as $$ select key from export_list where people @> array[person] or findings @> array[finding] $$;
revoke all on function exports_with(bigint, text) from public;
grant execute on function exports_with(bigint, text) to canbao_office;
