-- name: selectAll
select * from indicator order by code;

-- name: select
select * from indicator where code = $1;

-- name: ofArea
-- Those of an area, and of the areas around it.
select * from indicator where code = any ($2) and area_prefix($1) ^@ area_prefix(area);

-- name: insert
insert into indicator (code, name, type, length, codes, area, meaning, added_at, aae011)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: end
update indicator set ended_at = $2, ended_by = $3 where code = $1;

-- name: valuesAt
-- Null: now.
select v.*, i.name, i.type, i.codes from field_value v join indicator i on i.code = v.indicator
where v.person_id = $1 and case when $2::timestamptz is null then v.ended_at is null
  else v.aae015 < $2 and (v.ended_at is null or v.ended_at >= $2) end
order by v.field;

-- name: valuesEver
select v.*, i.name, i.type, i.codes from field_value v join indicator i on i.code = v.indicator
where v.person_id = $1 order by v.aae015 desc, v.field limit 200;
