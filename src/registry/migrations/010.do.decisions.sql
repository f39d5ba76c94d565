-- What a handler would write about a person (verified values, two entries that are one, or no longer), until a second
-- person agrees.
create table person_decision (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a decision about a person has its own key" unique,
  kind text not null check (kind in ('verify', 'merge', 'unmerge')),
  person_id bigint not null references person,
  other_id bigint references person,
  -- verified values, sealed by the field cipher
  sealed bytea,
  verified_on date,
  reason text not null,
  aae011 text not null,
  aae036 timestamptz not null,
  aae014 text,
  aae015 timestamptz,
  outcome text check (outcome in ('approved', 'refused')),
  refusal text,
  constraint "a verification has values and a day" check ((kind = 'verify') = (sealed is not null and verified_on is not null)),
  constraint "a merge is of two" check ((kind = 'verify') = (other_id is null) and other_id <> person_id),
  constraint "a decision about a person is checked by a second one" check (aae014 <> aae011),
  constraint "a refused decision about a person says why" check (outcome <> 'refused' or length(trim(refusal)) > 0)
);
create unique index "a person waits for one decision of a kind" on person_decision (person_id, kind) where outcome is null;
create index person_decision_waiting on person_decision (id) where outcome is null;

alter table person_decision enable row level security;
create policy "decisions about visible people" on person_decision for all to canbao_app
  using (exists (select from person p where p.id = person_id) and (other_id is null or exists (select from person p where p.id = other_id)));
grant select, insert, update (aae014, aae015, outcome, refusal) on person_decision to canbao_app;
grant insert, update (valid_to) on identifier to canbao_app;
create policy "numbers of people who are one" on identifier for insert to canbao_app
  with check (exists (select from person p where p.id = person_id));
create policy "numbers of people who are no longer one" on identifier for update to canbao_app
  using (exists (select from person p where p.id = person_id));

-- Who filed: by login, as the other tables say 经办人 and 复核人.
alter table quarterly_table drop column filled_by, drop column filed_by,
  add column key text collate "C" not null constraint "a filed table has its own key" unique,
  add column aae011 text not null, add column aae014 text not null,
  add constraint "a table is filed by a second person" check (aae011 <> aae014);
grant insert on quarterly_table to canbao_app;
create policy "a reviewer files the table of their own area" on quarterly_table for insert to canbao_app
  with check ((select caller_permission()) = 'quarterly.file'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s));

alter table policy_table drop column proposed_by, drop column decided_by,
  add column key text collate "C" not null constraint "a policy table has its own key" unique,
  add column refusal text, add column aae011 text not null, add column aae014 text,
  add constraint "a policy is approved by a second person" check (aae014 <> aae011);
alter table policy_table enable row level security;
create policy "policies that hold in one's area" on policy_table for select to canbao_app
  using (exists (select from unnest((select caller_scope())) s where s ^@ area_prefix(area) or area_prefix(area) ^@ s));
create policy "a policy is proposed for one's own area" on policy_table for insert to canbao_app
  with check ((select caller_permission()) = 'policy.propose' and state = 'proposed'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s));
create policy "a policy is decided in one's own area" on policy_table for update to canbao_app
  using ((select caller_permission()) = 'policy.approve' and state = 'proposed'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s))
  with check (state <> 'proposed');
grant insert, update (state, decided_at, aae014, refusal) on policy_table to canbao_app;

alter table indicator drop column added_by, add column aae011 text not null default '';
alter table indicator enable row level security;
create policy "indicators of one's area" on indicator for select to canbao_app
  using (exists (select from unnest((select caller_scope())) s where s ^@ area_prefix(area) or area_prefix(area) ^@ s));
create policy "the province adds indicators" on indicator for insert to canbao_app
  with check ((select caller_permission()) = 'indicator.manage'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s));
create policy "the province ends indicators" on indicator for update to canbao_app
  using ((select caller_permission()) = 'indicator.manage'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s));
grant insert, update (ended_at) on indicator to canbao_app;

-- Under which keys runs knew the people whom one may see.
grant select on person_run_key to canbao_app;
create policy "keys of visible people" on person_run_key for select to canbao_app
  using (exists (select from person p where p.id = person_id));

-- 000000 is the whole country, which every area lies in.
create or replace function area_prefix(code text) returns text language sql immutable as
  $$ select case when code = '000000' then '' when length(code) > 6 then code when code like '%0000' then left(code, 2)
    when code like '%00' and code not like '__99__' then left(code, 4) else code end $$;
