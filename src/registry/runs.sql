-- name: insertRun
insert into run (key, area, as_of, quarter, digest, snapshot, summary, state, aae011, aae036)
values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9)
on conflict (digest) where state <> 'refused' do nothing;

-- name: selectByDigest
select * from run where digest = $1 and state <> 'refused';

-- name: selectByKey
select * from run where key = $1;

-- name: selectByKeyForUpdate
select * from run where key = $1 for update;

-- name: lockPublishing
select pg_try_advisory_xact_lock(4104401) as taken;

-- name: latestPublished
-- Of the area, of one that holds it, or of one inside it: each of them spoke of the same people.
select * from run where state = 'published' and (area_prefix(area) ^@ area_prefix($1) or area_prefix($1) ^@ area_prefix(area))
order by as_of desc, aae015 desc limit 1;

-- name: latestPublishedInside
-- All of its people are of the area, and of one's own.
select * from run where state = 'published' and area_prefix(area) ^@ area_prefix($1)
  and exists (select from unnest($2::text[]) s where area_prefix(area) ^@ s)
order by as_of desc, aae015 desc limit 1;

-- name: selectRuns
select * from run where ($1::bigint is null or id < $1) and ($2::text is null or state = $2) order by id desc limit $3;

-- name: selectSummary
select summary from run where id = $1;

-- name: approve
update run set state = 'published', aae014 = $2, aae015 = $3, alone = $4, counts = $5
where key = $1 and state = 'proposed' returning *;

-- name: refuse
update run set state = 'refused', aae014 = $2, aae015 = $3, refusal = $4 where key = $1 returning *;
