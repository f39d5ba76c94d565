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
analyze person (id, run_key, area, county, insured_areas, number_index, phone_index, aac003, initials, household, disposition, ask, left_at, merged_into);

-- name: matchByKey
-- The person whom the last run knew by this key, or whom a correction or a merge gave it. Where two people of the run
-- are one in the register, the one whose key the register has leads; the other adds nobody.
-- `takes`: the run says who the person is. Else the person is at home in the area of another run, and this one only adds
-- where they are insured: a county's extracts must not carry its neighbours' people away.
create temp table staged_match on commit drop as
select run_key, person_id, takes, row_number() over (partition by person_id order by own desc, run_key) = 1 as leads
from (
  select s.run_key, p.id as person_id, true as own, {takes} as takes
  from staged_person s join person p on p.run_key = s.run_key and p.merged_into is null
  union all
  select s.run_key, p.id, false, {takes} from staged_person s
  join person_run_key k on k.run_key = s.run_key join person p on p.id = k.person_id and p.merged_into is null
  where not exists (select from person q where q.run_key = s.run_key and q.merged_into is null)
) m;
create unique index on staged_match (run_key);
create index on staged_match (person_id);
analyze staged_match;

-- name: takes
(p.left_at is not null or p.area ^@ {prefix} or (s.household = 'local' and p.household = 'non_local'))

-- name: gatherArriving
-- A corrected name or number changes the key of a run, not the person: one person who is no longer in the run and one
-- who is new, with the same number and birth date, or the same name, birth date, sex and household book. Of those who
-- left earlier, one with the same number, birth date and sex, and a name that begins or ends alike.
create temp table arriving on commit drop as
select s.run_key, s.number_index, s.aac003, s.aac004, s.aac006, s.aab401 from staged_person s
where not exists (select from staged_match m where m.run_key = s.run_key);

-- name: gatherLeaving
create temp table leaving on commit drop as
select p.id, p.number_index, p.aac003, p.aac004, p.aac006, p.aab401, p.left_at is not null as gone from person p
where p.merged_into is null and (p.left_at is not null or p.area ^@ {prefix})
  and not exists (select from staged_match m where m.person_id = p.id);

-- name: insertContinued
with pairs as (
  select a.run_key, l.id, 1 as certainty from arriving a join leaving l
    on a.number_index = l.number_index and a.aac006 is not distinct from l.aac006
  where not l.gone or (a.aac004 is not distinct from l.aac004
    and (left(a.aac003, 1) = left(l.aac003, 1) or right(a.aac003, 1) = right(l.aac003, 1)))
  union all
  select a.run_key, l.id, 2 from arriving a join leaving l
    on a.aac003 = l.aac003 and a.aac006 = l.aac006 and a.aac004 = l.aac004 and a.aab401 = l.aab401
  where not l.gone
), counted as (
  select run_key, id, certainty, count(*) over (partition by run_key, certainty) as of_arriving,
    count(*) over (partition by id, certainty) as of_leaving from pairs
), certain as (
  select distinct on (run_key) run_key, id from counted where of_arriving = 1 and of_leaving = 1
  order by run_key, certainty
)
insert into staged_match (run_key, person_id, takes, leads)
select run_key, id, true, true from (select *, row_number() over (partition by id order by run_key) as turn from certain) c
where turn = 1;

-- name: rememberFormerKeys
insert into person_run_key (run_key, person_id, since)
select p.run_key, p.id, $1 from staged_match m join person p on p.id = m.person_id
where m.leads and m.takes and p.run_key <> m.run_key
on conflict (run_key) do update set person_id = excluded.person_id;

-- name: rememberFormerNumbers
insert into identifier (person_id, number_index, sealed, aac058, use, run_key, valid_from, valid_to)
select p.id, p.number_index, p.sealed, p.aac058, 'former', p.run_key, p.valid_from, $1
from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
where m.leads and m.takes and p.number_index is not null and p.number_index is distinct from s.number_index;

-- name: keepChangedVersions
insert into person_version
select p.*, $1, $2 from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
where m.leads and m.takes and (p.run_digest <> s.run_digest or p.left_at is not null);

-- name: updateChanged
-- Where others know the person to be insured, is theirs to say.
update person p set {assignments}, run_id = $2, valid_from = $1, left_at = null,
  insured_areas = areas_joined(s.insured_areas, array_append(p.insured_areas, case when p.left_at is null then p.area end), $3)
from staged_match m join staged_person s on s.run_key = m.run_key
where p.id = m.person_id and m.leads and m.takes and (p.run_digest <> s.run_digest or p.left_at is not null);

-- name: gatherGuests
-- People at home in the area of another run, whose insurance here began or ended.
create temp table guest on commit drop as
select p.id, areas_joined(array_prepend(s.area, s.insured_areas), p.insured_areas, {prefix}) as insured_areas
from staged_match m join person p on p.id = m.person_id join staged_person s on s.run_key = m.run_key
where m.leads and not m.takes
union all
select p.id, areas_joined(null, p.insured_areas, {prefix}) from person p
where p.insured_areas is not null and p.left_at is null and p.merged_into is null and not p.area ^@ {prefix}
  and exists (select from unnest(p.insured_areas) a where a ^@ {prefix})
  and not exists (select from staged_match m where m.person_id = p.id);

-- name: keepGuestVersions
insert into person_version
select p.*, $1, $2 from guest g join person p on p.id = g.id where p.insured_areas is distinct from g.insured_areas;

-- name: updateGuests
update person p set insured_areas = g.insured_areas, valid_from = $1 from guest g
where p.id = g.id and p.insured_areas is distinct from g.insured_areas;

-- name: insertNew
insert into person ({columns}, run_id, valid_from)
select {staged}, $2, $1 from staged_person s
where not exists (select from staged_match m where m.run_key = s.run_key)

-- name: keepLeavingVersions
insert into person_version
select p.*, $1, $2 from person p where p.left_at is null and p.merged_into is null and p.area ^@ $3
  and not exists (select from staged_match m where m.person_id = p.id)
  and not exists (select from staged_person s where s.run_key = p.run_key);

-- name: handOver
-- Whom another area still knows stays in the register, and is that area's from now on.
update person p set area = k.known[1], insured_areas = nullif(k.known[2:], '{}'), valid_from = $1, run_digest = ''
from (select id, areas_joined(null, insured_areas, $2) as known from person
  where left_at is null and merged_into is null and area ^@ $2 and insured_areas is not null) k
where p.id = k.id and k.known is not null
  and not exists (select from staged_match m where m.person_id = p.id)
  and not exists (select from staged_person s where s.run_key = p.run_key);

-- name: markLeft
update person p set left_at = $1, valid_from = $1, run_id = $2
where p.left_at is null and p.merged_into is null and p.area ^@ $3
  and not exists (select from staged_match m where m.person_id = p.id)
  and not exists (select from staged_person s where s.run_key = p.run_key);
