-- name: createStage
create temp table staged_row (
  key text not null, run_key uuid not null, link text not null, kind text not null, file text not null, row bigint not null,
  score integer not null, evidence jsonb, subject bytea, answer text, insurance text, code text, sealed bytea
) on commit drop;

-- name: forget
-- Those that a run of this area found, or of one inside it, and those of people who live in it.
delete from row_in_question q using run r
where r.id = q.run_id and (q.area ^@ $1 or area_prefix(r.area) ^@ $1);

-- name: keep
-- Of people of the run's own area: of others it only adds where they are insured.
insert into row_in_question (key, person_id, run_id, area, link, kind, file, row, score, leads, evidence, subject, answer, insurance, code, sealed)
select s.key, k.id, $1, k.area, s.link, s.kind, s.file, s.row, s.score,
  row_number() over (partition by k.id, s.link, s.subject order by s.score desc, s.kind, s.file, s.row) = 1,
  s.evidence, s.subject, s.answer, s.insurance, s.code, s.sealed
from staged_row s, lateral (
  select p.id, p.area from (
    select id from person where person.run_key = s.run_key and merged_into is null
    union all select person_id from person_run_key where person_run_key.run_key = s.run_key limit 1) m
  join person p on p.id = m.id
  where p.area ^@ $2 and p.left_at is null and p.merged_into is null) k;

-- name: analyze
analyze row_in_question;
