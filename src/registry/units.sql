-- name: select
select u.*, r.key as run_of, r.quarter from unit u join run r on r.id = u.run_id where u.key = $1;

-- name: versionAsOf
select v.*, r.key as run_of, r.quarter from unit_version v join run r on r.id = v.run_id
where v.key = $1 and v.valid_from < $2 and v.valid_to >= $2 order by v.valid_to limit 1;

-- name: versions
select v.*, r.key as run_of, r.quarter from unit_version v left join run r on r.id = v.run_id
where v.key = $1 and ($2::timestamptz is null or v.valid_to < $2) order by v.valid_to desc limit 200;
