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

-- name: standingMerge
select id from person_merge where kept_id = $1 and merged_id = $2 and aae015 is not null and refused_at is null and undone_at is null;
