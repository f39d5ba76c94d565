-- name: insert
insert into account (key, login, name, password_hash, must_change_password, demonstration, created_at, created_by, area, one_time_until)
values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9) returning *;

-- name: selectByLogin
select * from account where login = $1 and disabled_at is null;

-- name: selectByLoginForUpdate
select * from account where login = $1 and disabled_at is null for update;

-- name: setLoginState
update account set failures = $2, locks = $3, last_failure_at = $4, locked_until = $5 where id = $1;

-- name: selectByOutsideIdentityForUpdate
select * from account where outside_identity = $1 and disabled_at is null for update;

-- name: confirmOutsideIdentity
update account set outside_confirmed_at = $3 where id = $1 and outside_identity = $2;

-- name: setPassword
update account set password_hash = $2, must_change_password = $3, outside_confirmed_at = null,
  one_time_until = case when $3 then one_time_until end
where id = $1;

-- name: renewHash
update account set password_hash = $2 where id = $1;

-- name: selectByIDForUpdate
select * from account where id = $1 for update;

-- name: setSecondFactor
update account set second_factor = $2, second_factor_confirmed_at = $3, second_factor_counter = $4, recovery_codes = $5
where id = $1;

-- name: setUsedCode
update account set second_factor_counter = $2, recovery_codes = $3 where id = $1;

-- name: selectGrants
select role, area from role_grant where account_id = $1 and revoked_at is null order by role, area;

-- name: insertGrant
insert into role_grant (account_id, role, area, granted_at, granted_by) values ($1, $2, $3, $4, $5);

-- name: selectAll
select a.*, (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area) order by g.role, g.area), '[]')
  from role_grant g where g.account_id = a.id and g.revoked_at is null) as grants
from account a order by a.login;
