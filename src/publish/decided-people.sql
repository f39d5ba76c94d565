-- name: selectVerified
-- Local indicators judge nobody. Of those who stand in the register by the key of a run of the area.
select p.id, p.run_key, v.field, v.sealed from field_value v join person p on p.id = v.person_id
where v.ended_at is null and v.indicator is null and p.left_at is null and p.merged_into is null and p.area ^@ $1
order by p.id, v.field;

-- name: selectVisits
-- As publishing keeps them: whom people said to ask at the door, unless somebody verified them since.
select p.run_key, bool_or(coalesce(f.state in ('open', 'routed', 'confirmed'), false)) as by_finding
from person_decision d join person p on p.id = d.person_id left join finding f on f.id = d.finding_id
where d.kind = 'visit' and d.outcome = 'approved' and p.left_at is null and p.merged_into is null and p.area ^@ $1
  and not exists (select from field_value v
    where v.person_id = p.id and v.indicator is null and v.ended_at is null and v.aae015 > d.aae015)
group by p.run_key;
