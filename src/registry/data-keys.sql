-- name: lock
-- Two processes that open a new registry must not each make its keys, nor two make the same next one.
lock table data_key in exclusive mode;

-- name: select
select id, created_at, sealed, used_from, resealed_at from data_key order by id;

-- name: insert
insert into data_key (id, created_at, sealed, used_from, resealed_at) values ($1, $2, $3, $4, $4);

-- name: markUsed
update data_key set used_from = coalesce(used_from, $2) where id = $1 returning used_from;

-- name: markResealed
update data_key set resealed_at = coalesce(resealed_at, $2) where id = $1;

-- name: rewrap
update data_key set sealed = $2 where id = $1;

-- name: delete
delete from data_key where id = $1;

-- name: exist
select data_keys_exist($1) as exist;
