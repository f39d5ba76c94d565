-- name: selectFiled
select q.*, r.key as run from quarterly_table q join run r on r.id = q.run_id
where ($1::bigint is null or q.id < $1) and ($2::text is null or q.quarter = $2) and ($3::text is null or q.area = $3)
  -- as of a moment: the one version of each quarter that was the last then
  and ($4::timestamptz is null or (q.filed_at < $4 and not exists (select from quarterly_table l
    where l.area = q.area and l.quarter = q.quarter and l.version > q.version and l.filed_at < $4)))
order by q.id desc limit $5;

-- name: select
select q.*, r.key as run from quarterly_table q join run r on r.id = q.run_id where q.key = $1;

-- name: latest
select q.*, r.key as run from quarterly_table q join run r on r.id = q.run_id
where q.area = $1 and q.quarter = $2 and ($3::timestamptz is null or q.filed_at < $3) order by q.version desc limit 1;

-- name: insert
insert into quarterly_table (key, area, quarter, version, run_id, content, digest, reason, aae011, aae014, filed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: peopleByRunKey
-- The key of the last run stands with the person, those of runs before in a table of their own.
select replace(p.run_key::text, '-', '') as asked, p.* from person p
where p.run_key = any ($1::uuid[]) and p.left_at is null and p.merged_into is null
union all
select replace(k.run_key::text, '-', '') as asked, p.* from person_run_key k join person p on p.id = k.person_id
where k.run_key = any ($1::uuid[]) and k.run_key <> p.run_key and p.left_at is null and p.merged_into is null;
