-- name: selectVerified
-- Local indicators judge nobody. Of those who stand in the register by the key of a run of the area.
select p.id, p.run_key, v.field, v.sealed from field_value v join person p on p.id = v.person_id
where v.ended_at is null and v.indicator is null and p.left_at is null and p.merged_into is null and p.area ^@ $1
order by p.id, v.field;
