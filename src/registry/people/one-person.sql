-- name: select
select p.*, r.key as run_of, r.quarter from person p join run r on r.id = p.run_id where p.id = $1;

-- name: whole
-- One statement, with no more columns than a record shows: it is read far more often than anything else.
select p.id, p.run_key, p.area, p.insured_areas, p.city, p.household, p.sealed, p.aac058, p.aac003, p.aac004, p.aac006, p.aac010,
  p.aab299, p.aac009, p.aac012, p.employment_status, p.aab004, p.assistance, p.aic003, p.akc003, p.alc003, p.ajc003, p.amc003,
  p.place_aic003, p.place_akc003, p.place_alc003, p.place_ajc003, p.place_amc003, p.disposition, p.reasons, p.rule, p.required,
  p.required_by_law, p.ask, p.verified_at, p.valid_from, p.left_at, r.key as run_of, r.quarter,
  (select jsonb_agg(jsonb_build_object('field', field, 'local', indicator is not null, 'on', verified_on, 'handler', aae011,
      'handledAt', aae036, 'reviewer', aae014, 'reviewedAt', aae015) order by field)
    from field_value where person_id = p.id and ended_at is null) as verified,
  (select jsonb_agg(jsonb_build_object('key', f.key, 'code', f.code, 'insurance', f.insurance, 'state', f.state,
      'openedAt', f.opened_at) order by f.id)
    from (select f.* from finding_person k join finding f on f.id = k.finding_id where k.person_id = p.id order by f.id limit 200) f
  ) as findings,
  (select jsonb_agg(jsonb_build_object('other', case when kept_id = p.id then merged_id else kept_id end,
      'kept', kept_id = p.id, 'reason', reason, 'handler', aae011, 'reviewer', aae014, 'mergedAt', aae015, 'undoneAt', undone_at)
      order by id)
    from person_merge where (kept_id = p.id or merged_id = p.id) and aae015 is not null) as merges
from person p join run r on r.id = p.run_id where p.id = $1;

-- name: versions
select v.*, r.key as run_of, r.quarter, e.key as ended_by_run_key, e.quarter as ended_quarter
from person_version v left join run r on r.id = v.run_id left join run e on e.id = v.ended_by_run
where v.id = $1 order by v.valid_to desc limit 200;

-- name: versionAsOf
select v.*, r.key as run_of, r.quarter from person_version v left join run r on r.id = v.run_id
where v.id = $1 and v.valid_from < $2 and v.valid_to >= $2 order by v.valid_to limit 1;

-- name: runOf
-- Who left is not in the run that said so: the run before knew them.
select r.key as run from person p join run r on r.id = case when p.left_at is null then p.run_id else coalesce(
    (select v.run_id from person_version v where v.id = p.id and v.left_at is null order by v.valid_to desc limit 1), p.run_id) end
where p.id = $1;

-- name: runKeys
with entries as (select id, run_key from person where id = $1 or merged_into = $1)
select run_key, person_id from (
  select run_key, id as person_id, case when id = $1 then 0 else 2 end as place from entries
  union all
  select k.run_key, k.person_id, case when k.person_id = $1 then 1 else 3 end from person_run_key k
  where k.person_id in (select id from entries) and k.run_key not in (select run_key from entries)
) k order by place, person_id, run_key limit 50;

-- name: verifiedValues
select field, sealed, verified_on, aae011, aae036, aae014, aae015 from field_value where person_id = $1 and ended_at is null;

-- name: visible
select id from person where id = any($1::bigint[]);
