-- name: columns
f.id, f.key, f.run_key, f.code, f.insurance, f.area, f.detail, f.sealed, f.state, f.opened_at, f.changed_at,
  (select count(*) from finding_person k where k.finding_id = f.id) as people,
  (select jsonb_agg(n.aac003 order by n.id) from (select p.id, p.aac003 from finding_person k
    join person p on p.id = k.person_id where k.finding_id = f.id order by p.id limit 3) n) as names,
  (select d.key from finding_decision d where d.finding_id = f.id and d.outcome is null) as waiting;

-- name: select
select f.id, f.key, f.run_key, f.code, f.insurance, f.area, f.detail, f.sealed, f.state, f.opened_at, f.changed_at, f.links,
  (select count(*) from finding_person k where k.finding_id = f.id) as people,
  (select jsonb_agg(n.aac003 order by n.id) from (select p.id, p.aac003 from finding_person k
    join person p on p.id = k.person_id where k.finding_id = f.id order by p.id limit 3) n) as names,
  (select d.key from finding_decision d where d.finding_id = f.id and d.outcome is null) as waiting
from finding f where f.key = $1;

-- name: people
select p.* from finding_person k join person p on p.id = k.person_id where k.finding_id = $1 order by p.id limit 50;

-- name: life
select e.at, e.from_state, e.to_state, e.ruling, e.department, e.reason, e.aae011, e.aae014, r.key as run_of, r.quarter
from finding_event e left join run r on r.id = e.run_id where e.finding_id = $1 order by e.id limit 200;

-- name: handOver
select f.key as finding, f.code, f.insurance, f.area as finding_area, e.at as routed_at, e.reason as routed_reason,
  p.id, p.run_key, p.sealed, p.aac003
from finding f
join lateral (select at, reason, department from finding_event where finding_id = f.id and to_state = 'routed'
  order by id desc limit 1) e on true
left join finding_person k on k.finding_id = f.id left join person p on p.id = k.person_id
where f.state = 'routed' and e.department = $1 and f.area ^@ $2 order by f.area, f.id, p.id limit $3;

-- name: departments
-- A finding counts for the department that it went to last; solved by a run is not come back.
select e.department, count(*) filter (where f.state = 'routed') as waiting,
  count(*) filter (where f.state in ('confirmed', 'dismissed')) as returned,
  count(*) filter (where f.state = 'solved') as solved, min(e.at) filter (where f.state = 'routed') as since
from (select distinct on (finding_id) finding_id, department, at from finding_event
  where to_state = 'routed' order by finding_id, id desc) e
join finding f on f.id = e.finding_id
where f.area ^@ $1 and f.state <> 'open' group by e.department order by e.department collate "C";

-- name: countByCode
select f.code, f.state, count(*) as number from finding f
where ($1 = '' or (f.area >= $1 and f.area < $2) or (f.other_areas is not null and is_within(f.other_areas, array[$1])))
group by f.code, f.state order by f.code, f.state;

-- name: selectForUpdate
select id, state, area, code from finding where key = $1 for update;

-- name: setState
update finding set state = $2, changed_at = $3 where id = $1;

-- name: insertEvent
insert into finding_event (finding_id, at, from_state, to_state, ruling, department, reason, aae011, aae014, sealed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: insertDecision
insert into finding_decision (key, finding_id, action, ruling, department, reason, sealed, aae011, aae036)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: waitingDecisions
select d.id, d.key, d.action, d.ruling, d.department, d.reason, d.sealed, d.aae011, d.aae036, f.id as finding_id, f.key as finding,
  f.code, f.area, f.state
from finding_decision d join finding f on f.id = d.finding_id
where d.outcome is null and d.id > $1 order by d.id limit $2;

-- name: selectDecisionForUpdate
select d.*, f.key as finding, f.area from finding_decision d join finding f on f.id = d.finding_id
where d.key = $1 for update of d;

-- name: closeDecision
update finding_decision set outcome = $2, aae014 = $3, aae015 = $4, refusal = $5 where id = $1;
