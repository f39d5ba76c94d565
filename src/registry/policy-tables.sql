-- name: select
select * from policy_table where key = $1;

-- name: selectForUpdate
select * from policy_table where key = $1 for update;

-- name: selectAll
select * from policy_table where ($1::bigint is null or id < $1) order by id desc limit $2;

-- name: inForce
select * from policy_table where state = 'approved' and length(area_prefix(area)) = 2 and area_prefix($1) ^@ area_prefix(area) and valid_from <= $2
order by valid_from desc limit 1;

-- name: insert
insert into policy_table (key, area, valid_from, content, note, state, proposed_at, aae011)
values ($1, $2, $3, $4, $5, 'proposed', $6, $7);

-- name: decide
update policy_table set state = $2, decided_at = $3, aae014 = $4, refusal = $5 where id = $1;
