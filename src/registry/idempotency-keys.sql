-- name: claim
insert into idempotency_key (account_id, key, at) values ($1, $2, $3) on conflict do nothing;

-- name: select
select sealed from idempotency_key where account_id = $1 and key = $2;

-- name: keep
update idempotency_key set sealed = $3 where account_id = $1 and key = $2;

-- name: deleteOld
delete from idempotency_key where at < $1;
