-- The three administrators (三员) of src/security/roles.ts.
create function is_administrator(role text) returns boolean language sql immutable as
  $$ select role in ('system_administrator', 'security_administrator', 'auditor') $$;

-- Keeps an account from others until the transaction ends. Whoever grants may not change accounts, and so not lock them.
create function lock_account(wanted text) returns void language sql security definer set search_path = public, pg_temp as
  $$ select from account where key = wanted for no key update $$;
revoke execute on function lock_account(text) from public;
grant execute on function lock_account(text) to canbao_office;

-- Two grants at the same moment do not see each other, so both are judged under the lock of the account's row.
create function guard_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_one_time boolean;
begin
  select must_change_password into is_one_time from account where id = new.account_id for no key update;
  if exists (select from role_grant g where g.account_id = new.account_id and g.id <> new.id and g.revoked_at is null
      and g.role <> new.role and (is_administrator(g.role) or is_administrator(new.role))) then
    raise exception 'an administrator has no other role'
      using errcode = 'check_violation', constraint = 'an administrator has no other role';
  end if;
  -- The command line makes the first administrators, by nobody.
  if is_one_time and is_administrator(new.role) and new.granted_by is not null then
    raise exception 'an administrator chose their own password'
      using errcode = 'check_violation', constraint = 'an administrator chose their own password';
  end if;
  return new;
end $$;
create trigger guard_grant before insert or update of revoked_at, role, account_id on role_grant
  for each row when (new.revoked_at is null) execute function guard_grant();

drop policy "the security administrator grants, never to themselves" on role_grant;
create policy "the security administrator grants in their own name, never to themselves" on role_grant for insert to canbao_office
  with check ((select caller_permission()) = 'role.grant' and account_id <> (select caller_account())
    and granted_by = (select caller_account())
    and area ^@ any ((select caller_scope())::text[]) and exists (select from account a where a.id = account_id));

-- Who could set the password of another administrator could act as that one.
create function guard_administrator() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from role_grant g where g.account_id = new.id and g.revoked_at is null and is_administrator(g.role)) then
    raise exception 'an administrator is not taken over'
      using errcode = 'check_violation', constraint = 'an administrator is not taken over';
  end if;
  return new;
end $$;
create trigger guard_administrator before update of password_hash, must_change_password, second_factor,
    second_factor_confirmed_at, recovery_codes, disabled_at on account
  for each row when (current_user = 'canbao_office') execute function guard_administrator();

-- Whoever sets a password can act as the account: so everything that it may do lies in their own areas.
create function has_grants_only_in(wanted bigint, scope text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select not exists (select from role_grant where account_id = wanted and revoked_at is null and not (area ^@ any (scope))) $$;
revoke execute on function has_grants_only_in(bigint, text[]) from public;
grant execute on function has_grants_only_in(bigint, text[]) to canbao_office;
drop policy "the system administrator changes accounts" on account;
create policy "the system administrator changes accounts that reach no further than they do" on account
  for update to canbao_office
  using ((select caller_permission()) = 'user.manage' and area ^@ any ((select caller_scope())::text[])
    and has_grants_only_in(id, (select caller_scope())));

-- A one-time password that nobody used does not lie about for ever.
alter table account add column one_time_until timestamptz;
update account set one_time_until = now() + interval '7 days' where must_change_password;
grant insert (one_time_until), update (one_time_until) on account to canbao_office;
grant update (one_time_until) on account to canbao_self;

-- 规程 art. 7: the rules are the province's, whole provinces'.
update policy_table set state = 'refused', decided_at = now(), refusal = '入库规则由省级制定'
  where state = 'proposed' and length(area_prefix(area)) <> 2;
drop policy "a policy is proposed for one's own area" on policy_table;
create policy "a policy is proposed by the province" on policy_table for insert to canbao_app
  with check ((select caller_permission()) = 'policy.propose' and state = 'proposed' and length(area_prefix(area)) = 2
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s));
drop policy "a policy is decided in one's own area" on policy_table;
create policy "a policy is decided by the province" on policy_table for update to canbao_app
  using ((select caller_permission()) = 'policy.approve' and state = 'proposed' and length(area_prefix(area)) = 2
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s))
  with check (state <> 'proposed');

-- Attempts from one network at a login, known or not, and those from anywhere at one that nobody has; account has the
-- latter for those that somebody has. Digests of unknown ones are two or three bytes, so that they never are many.
alter table unknown_login rename to login_attempt;
