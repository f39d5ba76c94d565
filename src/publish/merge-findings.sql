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
-- A dismissed or confirmed finding returns only with other evidence than the one that was judged.
with back as (
  update finding f set state = 'open', changed_at = $1, last_run = $2,
    evidence_digest = s.evidence_digest, detail = s.detail, sealed = s.sealed, links = s.links
  from staged_finding s, finding old
  where s.run_key = f.run_key and old.id = f.id and (f.state = 'solved'
    or (f.state in ('dismissed', 'confirmed') and f.evidence_digest <> s.evidence_digest))
  returning f.id, old.state as former
)
insert into finding_event (finding_id, at, from_state, to_state, reason, run_id)
select id, $1, former, 'open', case former when 'solved' then 'found again' else 'new evidence' end, $2 from back;

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
with gone as (
  update finding f set state = 'solved', changed_at = $1
  from finding old
  where old.id = f.id and f.area ^@ $3 and f.state in ('open', 'routed', 'confirmed') and f.last_run <> $2
  returning f.id, old.state as former
)
insert into finding_event (finding_id, at, from_state, to_state, reason, run_id)
select id, $1, former, 'solved', 'no longer found', $2 from gone;

-- name: linkPeople
-- One look-up for each person of a finding: joined, the planner reads all people, who are hundreds for one finding.
insert into finding_person (finding_id, person_id)
select distinct f.id, p.id from staged_finding s join finding f on f.run_key = s.run_key,
  lateral unnest(s.person_keys) k (run_key),
  lateral (select id from person where person.run_key = k.run_key limit 1) p
on conflict do nothing;
