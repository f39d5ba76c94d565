-- name: select
select u.*, r.key as run_of, r.quarter from unit u join run r on r.id = u.run_id where u.key = $1;

-- name: versions
select v.*, r.key as run_of, r.quarter from unit_version v left join run r on r.id = v.run_id
where v.id = $1 order by v.valid_to desc limit 200;
