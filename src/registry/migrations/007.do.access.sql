-- Requests run as this role. It owns nothing, and rows outside the caller's area do not exist for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'canbao_app') then
    create role canbao_app nologin nosuperuser nobypassrls;
  end if;
end $$;
-- The owner acts as it for one transaction at a time.
do $$ begin
  execute format('grant canbao_app to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'canbao_app', 'member') then raise; end if;
end $$;

-- The caller's areas for this transaction, as prefixes of division codes; nothing set means nowhere.
create function caller_scope() returns text[] language sql stable as
  $$ select coalesce(nullif(current_setting('canbao.scope', true), ''), '{}')::text[] $$;

-- 520000 → 52, 520300 → 5203, a county and anything finer → itself.
create function area_prefix(code text) returns text language sql immutable as
  $$ select case when length(code) > 6 then code when code like '%0000' then left(code, 2)
    when code like '%00' and code not like '__99__' then left(code, 4) else code end $$;

create function is_within(areas text[], scope text[]) returns boolean language sql immutable as
  $$ select exists (select from unnest(areas) a where a ^@ any (scope)) $$;

grant usage on schema public to canbao_app;
grant select on division, reporting_node, indicator, policy_table, area_figure to canbao_app;

alter table person enable row level security;
create policy "people of one's area" on person for all to canbao_app
  using (area ^@ any ((select caller_scope())::text[])
    or (insured_areas is not null and is_within(insured_areas, (select caller_scope()))));

alter table person_version enable row level security;
create policy "people of one's area, as they were" on person_version for all to canbao_app
  using (area ^@ any ((select caller_scope())::text[])
    or (insured_areas is not null and is_within(insured_areas, (select caller_scope()))));

alter table person_run_key enable row level security;
alter table identifier enable row level security;
alter table field_value enable row level security;
alter table person_merge enable row level security;
create policy "numbers of visible people" on identifier for select to canbao_app
  using (exists (select from person p where p.id = person_id));
create policy "values of visible people" on field_value for all to canbao_app
  using (exists (select from person p where p.id = person_id));
create policy "merges of visible people" on person_merge for all to canbao_app
  using (exists (select from person p where p.id = kept_id) and exists (select from person p where p.id = merged_id));

alter table unit enable row level security;
create policy "units of one's area" on unit for select to canbao_app
  using (area ^@ any ((select caller_scope())::text[]));
alter table unit_version enable row level security;
create policy "units of one's area, as they were" on unit_version for select to canbao_app
  using (area ^@ any ((select caller_scope())::text[]));

alter table finding enable row level security;
create policy "findings of one's area" on finding for all to canbao_app
  using (area ^@ any ((select caller_scope())::text[])
    or (other_areas is not null and is_within(other_areas, (select caller_scope()))));
alter table finding_person enable row level security;
create policy "people of visible findings" on finding_person for select to canbao_app
  using (exists (select from person p where p.id = person_id));
alter table finding_event enable row level security;
create policy "life of visible findings" on finding_event for all to canbao_app
  using (exists (select from finding f where f.id = finding_id));

alter table run enable row level security;
create policy "runs that touch one's area" on run for select to canbao_app
  using (exists (select from unnest((select caller_scope())) s
    where s ^@ area_prefix(area) or area_prefix(area) ^@ s));
alter table quarterly_table enable row level security;
create policy "tables that touch one's area" on quarterly_table for select to canbao_app
  using (exists (select from unnest((select caller_scope())) s
    where s ^@ area_prefix(area) or area_prefix(area) ^@ s));

alter table area_figure enable row level security;
create policy "figures of one's area" on area_figure for select to canbao_app
  using (area ^@ any ((select caller_scope())::text[]));

grant select, update on person, finding, person_merge, field_value to canbao_app;
grant select on person_version, identifier, unit, unit_version, run, quarterly_table, finding_person, finding_event to canbao_app;
grant insert on person_version, field_value, finding_event, person_merge to canbao_app;
