-- name: selectReaders
select * from readers_of($1, $2::text[], $3, $4);
