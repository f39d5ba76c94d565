-- name: createStage
create temp table staged_finding (
  run_key text collate "C" not null, code text not null, insurance text, area text collate "C" not null,
  other_areas text[], detail jsonb not null, sealed bytea, evidence_digest bytea not null, links jsonb not null,
  person_keys uuid[] not null
) on commit drop;

-- name: indexStage
create unique index on staged_finding (run_key);
analyze staged_finding;

-- name: reopenChanged
-- A dismissed or confirmed finding returns only with other evidence than the one that was judged. One that was not found
-- for a while is again what people had made of it, on the same evidence.
with before as (
  select f.id, f.state as former, f.evidence_digest <> s.evidence_digest as differs, s.run_key,
    (select e.from_state from finding_event e where e.finding_id = f.id order by e.id desc limit 1) as solved_from
  from finding f join staged_finding s on s.run_key = f.run_key
  where f.state = 'solved' or (f.state in ('dismissed', 'confirmed') and f.evidence_digest <> s.evidence_digest)
), back as (
  update finding f set changed_at = $1, last_run = $2,
    state = case when b.former = 'solved' and not b.differs and b.solved_from in ('routed', 'confirmed') then b.solved_from else 'open' end,
    evidence_digest = s.evidence_digest, detail = s.detail, sealed = s.sealed, links = s.links
  from before b join staged_finding s on s.run_key = b.run_key
  where f.id = b.id
  returning f.id, b.former, f.state
)
insert into finding_event (finding_id, at, from_state, to_state, reason, run_id)
select id, $1, former, state, case former when 'solved' then 'found again' else 'new evidence' end, $2 from back;

-- name: updateSeen
update finding f set last_run = $1, evidence_digest = s.evidence_digest, detail = s.detail, sealed = s.sealed,
  links = s.links, area = s.area, other_areas = s.other_areas
from staged_finding s where s.run_key = f.run_key and f.last_run <> $1;

-- name: insertNew
with entered as (
  insert into finding (key, run_key, code, insurance, area, other_areas, detail, sealed, evidence_digest, links, state, first_run, last_run, opened_at, changed_at)
  select replace(gen_random_uuid()::text, '-', ''), run_key, code, insurance, area, other_areas, detail, sealed, evidence_digest, links, 'open', $2, $2, $1, $1
  from staged_finding s where not exists (select from finding f where f.run_key = s.run_key)
  returning id
)
insert into finding_event (finding_id, at, to_state, run_id) select id, $1, 'open', $2 from entered;

-- name: solveGone
-- Only what a run of this area, or of one inside it, found: a county's extracts do not show what the prefecture's did.
with gone as (
  update finding f set state = 'solved', changed_at = $1
  from finding old join run r on r.id = old.last_run
  where old.id = f.id and f.area ^@ $3 and area_prefix(r.area) ^@ $3
    and f.state in ('open', 'routed', 'confirmed') and f.last_run <> $2
  returning f.id, old.state as former
)
insert into finding_event (finding_id, at, from_state, to_state, reason, run_id)
select id, $1, former, 'solved', 'no longer found', $2 from gone;

-- name: gatherPeople
-- One look-up for each person of a finding: joined, the planner reads all people, who are hundreds for one finding.
create temp table found_person on commit drop as
select distinct f.id as finding_id, p.id as person_id from staged_finding s join finding f on f.run_key = s.run_key,
  lateral unnest(s.person_keys) k (run_key),
  lateral (
    select id from person where person.run_key = k.run_key and merged_into is null
    union all select person_id from person_run_key where person_run_key.run_key = k.run_key limit 1) p;
create unique index on found_person (finding_id, person_id);
analyze found_person;

-- name: unlinkPeople
delete from finding_person fp using finding f join staged_finding s on s.run_key = f.run_key
where fp.finding_id = f.id
  and not exists (select from found_person n where n.finding_id = fp.finding_id and n.person_id = fp.person_id);

-- name: linkPeople
insert into finding_person (finding_id, person_id) select finding_id, person_id from found_person on conflict do nothing;
