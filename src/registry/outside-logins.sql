-- name: insert
insert into outside_login (token_digest, begun_at) values ($1, $2);

-- name: takeAnswer
update outside_login set returned_at = $2 where token_digest = $1 and returned_at is null and begun_at > $3;

-- name: setIdentity
update outside_login set identity = $2, second_factor = $3 where token_digest = $1;

-- name: selectReturned
select identity, second_factor from outside_login where token_digest = $1 and identity is not null and begun_at > $2;

-- name: remove
delete from outside_login where token_digest = $1;

-- name: deleteOld
delete from outside_login where begun_at < $1;
