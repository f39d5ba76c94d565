-- name: verified
-- Local indicators are no columns of the contract.
select p.id, p.run_key, p.sealed, p.aac003, v.field, v.sealed as value, v.verified_on
from field_value v join person p on p.id = v.person_id
where v.ended_at is null and v.indicator is null and p.left_at is null and p.merged_into is null and p.area ^@ $1
order by p.id, v.field;

-- name: rulings
-- The last ruling of every finding that still stands.
select f.id, f.run_key, f.code, f.sealed, e.ruling, e.at, e.sealed as other_name,
  (select array_agg(p.id order by p.id) from finding_person fp join person p on p.id = fp.person_id where fp.finding_id = f.id) as people
from finding f join lateral (
  select ruling, at, sealed, to_state from finding_event e where e.finding_id = f.id order by e.id desc limit 1) e on true
where e.ruling is not null and f.state in ('dismissed', 'confirmed') and f.area ^@ $1
order by f.id;

-- name: people
select id, run_key, sealed, aac003 from person where id = any ($1);

-- name: merges
select k.run_key as kept_key, k.sealed as kept_sealed, k.aac003 as kept_name,
  o.run_key as merged_key, o.sealed as merged_sealed, o.aac003 as merged_name, m.aae015 as at
from person_merge m join person k on k.id = m.kept_id join person o on o.id = m.merged_id
where m.aae015 is not null and m.undone_at is null and k.area ^@ $1
order by m.id;

-- name: rowRulings
-- The last word on each row, unless it takes the ruling back, of people who are still in the register.
select key, kind, ruling, said, at, run_key, sealed, aac003 from (
  select distinct on (d.person_id, d.subject) d.person_id, d.subject, d.key, d.kind, d.ruling, d.sealed as said, d.aae015 as at, p.run_key, p.sealed, p.aac003
  from person_decision d join person p on p.id = d.person_id
  where d.kind in ('row', 'unrule') and d.outcome = 'approved' and p.left_at is null and p.merged_into is null and p.area ^@ $1
  order by d.person_id, d.subject, d.aae015 desc, d.id desc) last
where kind = 'row' order by person_id, subject;
