-- name: claim
insert into login_attempt (digest, failures, locks, last_failure_at) values ($1, 0, 0, $2) on conflict do nothing;

-- name: selectForUpdate
select failures, locks, last_failure_at, locked_until from login_attempt where digest = $1 for update;

-- name: setState
update login_attempt set failures = $2, locks = $3, last_failure_at = $4, locked_until = $5 where digest = $1;

-- name: remove
delete from login_attempt where digest = $1;

-- name: deleteOld
delete from login_attempt where last_failure_at < $1 and (locked_until is null or locked_until < $1);
