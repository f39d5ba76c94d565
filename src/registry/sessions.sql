-- name: insert
insert into session (token_digest, account_id, begun_at, seen_at, second_factor, address) values ($1, $2, $3, $3, $4, $5);

-- name: selectByToken
select s.token_digest, s.begun_at, s.seen_at, s.second_factor, a.id, a.key, a.login, a.name, a.area, a.must_change_password,
  a.second_factor_confirmed_at is not null as has_second_factor, a.outside_identity is not null as has_outside_identity,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area) order by g.role, g.area), '[]')
    from role_grant g where g.account_id = a.id and g.revoked_at is null) as grants,
  (select coalesce(jsonb_agg(jsonb_build_object('area', e.area, 'reason', e.reason, 'validFrom', e.valid_from, 'validTo', e.valid_to)), '[]')
    from access_exception e where e.account_id = a.id and e.granted_at is not null and e.valid_to > $2) as exceptions
from session s join account a on a.id = s.account_id
where s.token_digest = $1 and s.ended_at is null and a.disabled_at is null;

-- name: selectAddresses
select distinct address from session where account_id = $1 and begun_at > $2 and address is not null;

-- name: touch
update session set seen_at = $2 where token_digest = $1 and seen_at < $2;

-- name: endOne
update session set ended_at = $2 where token_digest = $1 and ended_at is null;

-- name: endOthers
update session set ended_at = $3 where account_id = $1 and token_digest <> $2 and ended_at is null;

-- name: endAll
update session set ended_at = $2 where account_id = $1 and ended_at is null;

-- name: deleteOld
delete from session where begun_at < $1;
