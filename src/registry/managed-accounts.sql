-- name: selectPage
-- Only the columns that administrators may see: no secrets.
select a.id, a.key, a.login, a.name, a.area, a.must_change_password, a.second_factor_confirmed_at is not null as has_second_factor,
  a.outside_identity is not null as has_outside_identity, a.locked_until, a.demonstration, a.created_at, a.disabled_at,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area) order by g.role, g.area), '[]')
    from role_grant g where g.account_id = a.id and g.revoked_at is null) as grants
from account a where a.id > $1 and ($2::text is null or a.key = $2) order by a.id limit $3;

-- name: insert
insert into account (key, login, name, area, password_hash, must_change_password, created_at, created_by, one_time_until)
values ($1, $2, $3, $4, $5, true, $6, $7, $8);

-- name: lock
select lock_account($1);

-- name: setOneTimePassword
update account set password_hash = $2, must_change_password = true, one_time_until = $3, failures = 0, locks = 0, last_failure_at = null,
  locked_until = null, outside_confirmed_at = null
where id = $1;

-- name: removeSecondFactor
update account set second_factor = null, second_factor_confirmed_at = null, second_factor_counter = null, recovery_codes = '{}'
where id = $1;

-- name: setOutsideIdentity
update account set outside_identity = $2, outside_confirmed_at = null where id = $1;

-- name: setDisabled
update account set disabled_at = $2 where id = $1;

-- name: revoke
update role_grant set revoked_at = $4, revoked_by = $5 where account_id = $1 and role = $2 and area = $3 and revoked_at is null;
