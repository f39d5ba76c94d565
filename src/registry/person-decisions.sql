-- name: insert
insert into person_decision (key, kind, person_id, other_id, finding_id, ruling, subject, sealed, verified_on, reason, aae011, aae036)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: selectWaiting
select d.*, p.area, p.aac003, p.aic003, p.akc003, p.alc003, p.ajc003, p.amc003, o.area as other_area, o.aac003 as other_name, f.key as finding from person_decision d join person p on p.id = d.person_id
left join person o on o.id = d.other_id left join finding f on f.id = d.finding_id where d.outcome is null and d.id > $1 order by d.id limit $2;

-- name: selectForUpdate
select d.*, p.area, p.aac003, p.aic003, p.akc003, p.alc003, p.ajc003, p.amc003, o.area as other_area, o.aac003 as other_name, f.key as finding from person_decision d join person p on p.id = d.person_id
left join person o on o.id = d.other_id left join finding f on f.id = d.finding_id where d.key = $1 for update of d;

-- name: select
select d.*, p.area, p.aac003, p.aic003, p.akc003, p.alc003, p.ajc003, p.amc003, o.area as other_area, o.aac003 as other_name, f.key as finding from person_decision d join person p on p.id = d.person_id
left join person o on o.id = d.other_id left join finding f on f.id = d.finding_id where d.key = $1;

-- name: close
update person_decision set outcome = $2, aae014 = $3, aae015 = $4, refusal = $5 where id = $1;

-- name: areaOf
select area from person where id = $1 and left_at is null;

-- name: rowRulings
-- Rulings on rows that were approved, the last first. `ended_at`: when one that was approved later took its place or took it back.
select d.key, d.ruling, d.subject, d.sealed, d.reason, d.aae011, d.aae014, d.aae015, n.aae015 as ended_at, n.aae011 as ended_by, n.kind as ended_as
from person_decision d left join lateral (
  select kind, aae011, aae015 from person_decision n
  where n.person_id = d.person_id and n.subject = d.subject and n.kind in ('row', 'unrule') and n.outcome = 'approved' and (n.aae015, n.id) > (d.aae015, d.id)
  order by n.aae015, n.id limit 1) n on true
where d.person_id = $1 and d.kind = 'row' and d.outcome = 'approved' and ($2::text is null or d.key = $2)
order by d.aae015 desc, d.id desc limit 50;

-- name: isRuledOn
-- Whether the last word on a row of a person is this ruling.
select kind = 'row' and ruling = $3 as stands from person_decision
where person_id = $1 and subject = $2 and kind in ('row', 'unrule') and outcome = 'approved'
order by aae015 desc, id desc limit 1;

-- name: standingMerge
select id from person_merge where kept_id = $1 and merged_id = $2 and aae015 is not null and refused_at is null and undone_at is null;
