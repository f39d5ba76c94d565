-- Requests run as this role. It owns nothing, and rows outside the caller's area do not exist for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'canbao_app') then
    create role canbao_app nologin nosuperuser nobypassrls;
  end if;
-- Roles belong to the whole server: another registry may be made on it at the same moment.
exception when duplicate_object or unique_violation then null;
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

-- Requests about accounts run as two other roles, which see no person: canbao_self has the caller's own account with its
-- secrets, canbao_office the accounts of the caller's areas without them.
do $$ declare name text;
begin
  foreach name in array array['canbao_self', 'canbao_office'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin nosuperuser nobypassrls', name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      execute format('grant %I to %I', name, current_user);
    exception when others then
      if not pg_has_role(current_user, name, 'member') then raise; end if;
    end;
    execute format('grant usage on schema public to %I', name);
  end loop;
end $$;

create function caller_account() returns bigint language sql stable as
  $$ select nullif(current_setting('canbao.account', true), '')::bigint $$;
create function caller_permission() returns text language sql stable as
  $$ select coalesce(current_setting('canbao.permission', true), '') $$;

alter table account enable row level security;
alter table role_grant enable row level security;
alter table access_exception enable row level security;
alter table session enable row level security;
alter table audit_entry enable row level security;
alter table audit_group enable row level security;

grant select, update (password_hash, must_change_password, second_factor, second_factor_confirmed_at,
  second_factor_counter, recovery_codes) on account to canbao_self;
create policy "one's own account" on account for all to canbao_self using (id = (select caller_account()));
grant select on role_grant, access_exception to canbao_self;
create policy "one's own roles" on role_grant for select to canbao_self using (account_id = (select caller_account()));
create policy "one's own exceptions" on access_exception for select to canbao_self
  using (account_id = (select caller_account()));
grant select, update (ended_at) on session to canbao_self;
create policy "one's own sessions" on session for all to canbao_self using (account_id = (select caller_account()));

grant select (id, key, login, name, area, must_change_password, second_factor_confirmed_at, outside_identity,
  locked_until, demonstration, created_at, created_by, disabled_at) on account to canbao_office;
grant insert (key, login, name, area, password_hash, must_change_password, outside_identity, created_at, created_by),
  update (name, area, password_hash, must_change_password, second_factor, second_factor_confirmed_at,
    second_factor_counter, recovery_codes, outside_identity, failures, locks, last_failure_at, locked_until, disabled_at)
  on account to canbao_office;
create policy "accounts of one's area" on account for select to canbao_office
  using (id = (select caller_account()) or area ^@ any ((select caller_scope())::text[])
    or ((select caller_permission()) = 'exception.grant'
      and exists (select from access_exception e where e.account_id = account.id)));
create policy "the system administrator makes accounts" on account for insert to canbao_office
  with check ((select caller_permission()) = 'user.manage' and area ^@ any ((select caller_scope())::text[]));
create policy "the system administrator changes accounts" on account for update to canbao_office
  using ((select caller_permission()) = 'user.manage' and area ^@ any ((select caller_scope())::text[]));

grant select, insert, update (revoked_at, revoked_by) on role_grant to canbao_office;
create policy "roles of visible accounts" on role_grant for select to canbao_office
  using (exists (select from account a where a.id = account_id));
create policy "the security administrator grants, never to themselves" on role_grant for insert to canbao_office
  with check ((select caller_permission()) = 'role.grant' and account_id <> (select caller_account())
    and area ^@ any ((select caller_scope())::text[]) and exists (select from account a where a.id = account_id));
create policy "the security administrator revokes" on role_grant for update to canbao_office
  using ((select caller_permission()) = 'role.grant' and area ^@ any ((select caller_scope())::text[]));

grant select, insert, update (granted_at, granted_by, refused_at, refused_by, refusal, valid_from, valid_to)
  on access_exception to canbao_office;
create policy "exceptions asked for by oneself or into one's area" on access_exception for select to canbao_office
  using (account_id = (select caller_account())
    or ((select caller_permission()) = 'exception.grant' and area ^@ any ((select caller_scope())::text[])));
create policy "an exception is asked for oneself" on access_exception for insert to canbao_office
  with check ((select caller_permission()) = 'exception.request' and account_id = (select caller_account())
    and granted_at is null and refused_at is null and valid_to is null);
create policy "an exception is decided by whose area it opens" on access_exception for update to canbao_office
  using ((select caller_permission()) = 'exception.grant' and account_id <> (select caller_account())
    and area ^@ any ((select caller_scope())::text[]));

grant select (account_id, begun_at, seen_at, address, ended_at), update (ended_at) on session to canbao_office;
create policy "sessions of accounts that one manages" on session for all to canbao_office
  using ((select caller_permission()) = 'user.manage' and exists (select from account a where a.id = account_id));

-- What nobody signed in did (a login that nobody has) is of no area.
grant select on audit_entry, audit_group to canbao_office;
create policy "deeds of accounts of one's area" on audit_entry for select to canbao_office
  using ((select caller_permission()) = 'audit.read'
    and (account is null or exists (select from account a where a.key = audit_entry.account)));
create policy "the chain" on audit_group for select to canbao_office using ((select caller_permission()) = 'audit.read');
