-- name: select
select p.*, r.key as run_of, r.quarter from person p join run r on r.id = p.run_id where p.id = $1;

-- name: versions
select v.*, r.key as run_of, r.quarter, e.key as ended_by_run_key, e.quarter as ended_quarter
from person_version v left join run r on r.id = v.run_id left join run e on e.id = v.ended_by_run
where v.id = $1 order by v.valid_to desc limit 200;

-- name: versionAsOf
select v.*, r.key as run_of, r.quarter from person_version v left join run r on r.id = v.run_id
where v.id = $1 and v.valid_from < $2 and v.valid_to >= $2 order by v.valid_to limit 1;

-- name: values
select field, verified_on, aae011, aae036, aae014, aae015 from field_value
where person_id = $1 and ended_at is null order by field;

-- name: findings
select f.key, f.code, f.insurance, f.state, f.opened_at from finding_person k join finding f on f.id = k.finding_id
where k.person_id = $1 order by f.id limit 200;

-- name: merges
select case when kept_id = $1 then merged_id else kept_id end as other_id, kept_id = $1 as kept, reason, aae011, aae014,
  aae015, undone_at from person_merge where (kept_id = $1 or merged_id = $1) and aae015 is not null order by id limit 50;
