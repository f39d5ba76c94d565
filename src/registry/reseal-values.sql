-- name: countByKey
-- The first byte of a value says its suite, the next two its key (sealing.ts).
select get_byte({column}, 0) as suite, get_byte({column}, 1) * 256 + get_byte({column}, 2) as key, count(*) as number
from {table} where {column} is not null group by 1, 2;

-- name: blocks
select (pg_relation_size('{table}') / current_setting('block_size')::int)::int as blocks;

-- name: countOthers
select count(*) as number from {table}
where {column} is not null and substr({column}, 1, 3) <> $1 and get_byte({column}, 0) <> 16;

-- name: selectOthers
-- Values of some blocks of the table that begin otherwise than those that the current key seals. Plain ones stay: what
-- they are looked up by is plain too. Rows that somebody is writing are passed by: to wait for one while holding others
-- could end a publishing by a deadlock.
select ctid::text as place, {column} as value{reads}
from {table} where ctid >= $1::text::tid and ctid < $2::text::tid and {column} is not null
  and substr({column}, 1, 3) <> $3 and get_byte({column}, 0) <> 16
for no key update skip locked;

-- name: replace
update {table} t set {column} = s.after
from unnest($1::tid[], $2::bytea[], $3::bytea[]) s (place, before, after)
where t.ctid >= $4::text::tid and t.ctid < $5::text::tid and t.ctid = s.place and t.{column} = s.before;

-- name: vacuum
vacuum {table};

-- name: lockForCount
-- Without waiting: whoever waits for one table while holding another can stand in somebody's way for ever.
lock table {tables} in share mode nowait;
