-- name: selectForUpdate
select * from person where id = $1 and left_at is null and merged_into is null for update;

-- name: keepVersion
insert into person_version select p.*, $2, null, $3 from person p where p.id = $1;

-- name: endValue
update field_value set ended_at = $3 where person_id = $1 and field = $2 and ended_at is null;

-- name: insertValue
insert into field_value (person_id, field, indicator, sealed, verified_on, aae011, aae036, aae014, aae015)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: selectMissingValues
-- What people verified of one and not of the other.
select v.* from field_value v where v.person_id = $1 and v.ended_at is null
  and not exists (select from field_value o where o.person_id = $2 and o.field = v.field and o.ended_at is null);

-- name: insertCarried
insert into field_value (person_id, field, indicator, sealed, verified_on, aae011, aae036, aae014, aae015, merge_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: selectValues
-- Local indicators judge nobody: one of them alone verifies no person.
select field, sealed, verified_on from field_value
where person_id = $1 and ended_at is null and indicator is null order by field;

-- name: changedWithValues
select distinct p.id from person p join field_value v on v.person_id = p.id and v.ended_at is null and v.indicator is null
where p.valid_from = $1 and p.left_at is null;

-- name: update
update person set sealed = $2, phone_index = $3, aac004 = $4, aac006 = $5, aac010 = $6, aac012 = $7, aab004 = $8,
  aic003 = $9, akc003 = $10, alc003 = $11, ajc003 = $12, amc003 = $13, reasons = $14, verified_at = $15,
  ask = case when cardinality($14::text[]) = 0 then null else ask end, valid_from = $16
where id = $1;
