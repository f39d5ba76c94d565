-- name: selectForUpdate
select ask from person where id = $1 and left_at is null and merged_into is null for update;

-- name: concerns
select f.id from finding f join finding_person k on k.finding_id = f.id
where f.key = $1 and k.person_id = $2 and f.state in ('open', 'routed', 'confirmed');

-- name: stands
select exists (select from finding where id = $1 and state in ('open', 'routed', 'confirmed')) as stands;

-- name: keepVersion
insert into person_version select p.*, $2, null, $3 from person p where p.id = $1;

-- name: setVisit
update person set ask = 'visit', valid_from = $2 where id = $1;

-- name: reapply
-- Of whom people said to ask at the door: that stands while there is something to ask, or while the finding stands, until
-- somebody verified the person since.
update person p set ask = 'visit'
where p.valid_from = $1 and p.left_at is null and p.merged_into is null and p.ask is distinct from 'visit'
  and exists (select from person_decision d left join finding f on f.id = d.finding_id
    where d.person_id = p.id and d.kind = 'visit' and d.outcome = 'approved'
      and (p.ask is not null or f.state in ('open', 'routed', 'confirmed'))
      and not exists (select from field_value v
        where v.person_id = p.id and v.indicator is null and v.ended_at is null and v.aae015 > d.aae015));
