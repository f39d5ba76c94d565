-- name: counts
select
  (select count(*) from staged_person) as staged,
  (select count(*) from staged_person s where not exists (select from staged_match m where m.run_key = s.run_key)) as entered,
  (select count(*) from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
    where m.leads and m.takes and (p.run_digest <> s.run_digest or p.left_at is not null)) as changed,
  (select count(*) from person p where p.left_at is null and p.merged_into is null and p.area ^@ $1
    and areas_joined(null, p.insured_areas, $1) is null
    and not exists (select from staged_match m where m.person_id = p.id)) as left_count;

-- name: byColumn
select c.name, count(*) as people from staged_match m
join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key,
lateral (values {pairs}) c (name, before, after)
where m.leads and m.takes and p.run_digest <> s.run_digest and c.before is distinct from c.after
group by c.name order by people desc, c.name;

-- name: byCode
select c.name, c.before, c.after, count(*) as people, (array_agg(p.id order by p.id))[1:3] as examples
from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key,
lateral (values {pairs}) c (name, before, after)
where m.leads and m.takes and p.run_digest <> s.run_digest and c.before is distinct from c.after
group by c.name, c.before, c.after order by people desc, c.name, c.before, c.after limit 40;

-- name: leavingExamples
select p.id from person p where p.left_at is null and p.merged_into is null and p.area ^@ $1
  and not exists (select from staged_match m where m.person_id = p.id) order by p.id limit 5;
