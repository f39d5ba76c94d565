-- name: createStage
create temp table staged_person (like person) on commit drop;
alter table staged_person alter id drop not null, alter run_id drop not null, alter valid_from drop not null;

-- name: indexStage
create index on staged_person (run_key);
analyze staged_person;

-- name: isEmpty
select not exists (select from person) as empty;

-- name: indexes
-- Rows are copied into a table without these, which are then built at once: a third of the time.
select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i join pg_class c on c.oid = i.indexrelid
where i.indrelid = 'person'::regclass and not i.indisprimary order by c.relname;

-- name: analyzeFilled
-- Only what people are looked for by: statistics of all columns take three times as long.
analyze person (id, run_key, area, number_index, phone_index, aac003, initials, household, disposition, ask, left_at, merged_into);

-- name: matchByKey
-- The person whom the last run knew by this key, or whom a correction or a merge gave it. Where two people of the run
-- are one in the register, the one whose key the register has leads; the other adds nobody.
create temp table staged_match on commit drop as
select run_key, person_id, row_number() over (partition by person_id order by own desc, run_key) = 1 as leads
from (
  select s.run_key, coalesce(p.merged_into, p.id) as person_id, p.merged_into is null as own
  from staged_person s join person p on p.run_key = s.run_key
  union all
  select s.run_key, coalesce(p.merged_into, p.id), false from staged_person s
  join person_run_key k on k.run_key = s.run_key join person p on p.id = k.person_id
  where not exists (select from person q where q.run_key = s.run_key)
) m;
create unique index on staged_match (run_key);
create index on staged_match (person_id);
analyze staged_match;

-- name: matchByNumberOrBook
-- A corrected name or number changes the key of a run, not the person: one person who is no longer in the run and one
-- who is new, with the same number and birth date, or the same name, birth date, sex and household book.
create temp table arriving on commit drop as
select s.run_key, s.number_index, s.aac003, s.aac004, s.aac006, s.aab401 from staged_person s
where not exists (select from staged_match m where m.run_key = s.run_key);
create temp table leaving on commit drop as
select p.id, p.number_index, p.aac003, p.aac004, p.aac006, p.aab401 from person p
where p.left_at is null and p.merged_into is null and p.area ^@ $1
  and not exists (select from staged_match m where m.person_id = p.id);

-- name: insertContinued
with pairs as (
  select a.run_key, l.id, 1 as certainty from arriving a join leaving l
    on a.number_index = l.number_index and a.aac006 is not distinct from l.aac006
  union all
  select a.run_key, l.id, 2 from arriving a join leaving l
    on a.aac003 = l.aac003 and a.aac006 = l.aac006 and a.aac004 = l.aac004 and a.aab401 = l.aab401
), counted as (
  select run_key, id, certainty, count(*) over (partition by run_key, certainty) as of_arriving,
    count(*) over (partition by id, certainty) as of_leaving from pairs
), certain as (
  select distinct on (run_key) run_key, id from counted where of_arriving = 1 and of_leaving = 1
  order by run_key, certainty
)
insert into staged_match (run_key, person_id, leads)
select run_key, id, true from (select *, row_number() over (partition by id order by run_key) as turn from certain) c
where turn = 1;

-- name: rememberFormerKeys
insert into person_run_key (run_key, person_id, since)
select p.run_key, p.id, $1 from staged_match m join person p on p.id = m.person_id where m.leads and p.run_key <> m.run_key
on conflict (run_key) do update set person_id = excluded.person_id;

-- name: rememberFormerNumbers
insert into identifier (person_id, number_index, sealed, aac058, use, run_key, valid_from, valid_to)
select p.id, p.number_index, p.sealed, p.aac058, 'former', p.run_key, p.valid_from, $1
from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
where m.leads and p.number_index is not null and p.number_index is distinct from s.number_index;

-- name: keepChangedVersions
insert into person_version
select p.*, $1, $2 from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
where m.leads and (p.run_digest <> s.run_digest or p.left_at is not null);

-- name: updateChanged
update person p set {assignments}, run_id = $2, valid_from = $1, left_at = null
from staged_match m join staged_person s on s.run_key = m.run_key
where p.id = m.person_id and m.leads and (p.run_digest <> s.run_digest or p.left_at is not null);

-- name: insertNew
insert into person ({columns}, run_id, valid_from)
select {staged}, $2, $1 from staged_person s
where not exists (select from staged_match m where m.run_key = s.run_key)

-- name: keepLeavingVersions
insert into person_version
select p.*, $1, $2 from person p where p.left_at is null and p.merged_into is null and p.area ^@ $3
  and not exists (select from staged_match m where m.person_id = p.id)
  and not exists (select from staged_person s where s.run_key = p.run_key);

-- name: markLeft
update person p set left_at = $1, valid_from = $1, run_id = $2
where p.left_at is null and p.merged_into is null and p.area ^@ $3
  and not exists (select from staged_match m where m.person_id = p.id)
  and not exists (select from staged_person s where s.run_key = p.run_key);
