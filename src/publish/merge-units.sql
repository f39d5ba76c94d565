-- name: createStage
create temp table staged_unit (like unit) on commit drop;
alter table staged_unit
  alter id drop not null, alter key drop not null, alter run_id drop not null, alter valid_from drop not null;

-- name: keepVersions
insert into unit_version
select u.*, $1, $2 from unit u left join staged_unit s on s.run_key = u.run_key
where case when s.run_key is null then u.area ^@ $3 and u.left_at is null
  else {takes} and (u.run_digest <> s.run_digest or u.left_at is not null) end;

-- name: takes
-- A run says what is in its own area, and takes a unit that lies there from a run that only saw it named.
(u.left_at is not null or u.area ^@ $3 or (s.aab301 ^@ $3 and not coalesce(u.aab301 ^@ area_prefix(u.area), false)))

-- name: updateChanged
update unit u set {assignments}, run_id = $2, valid_from = $1, left_at = null
from staged_unit s where s.run_key = u.run_key and {takes} and (u.run_digest <> s.run_digest or u.left_at is not null);

-- name: insertNew
insert into unit ({columns}, key, run_id, valid_from)
select {staged}, replace(gen_random_uuid()::text, '-', ''), $2, $1 from staged_unit s
where not exists (select from unit u where u.run_key = s.run_key);

-- name: markLeft
update unit u set left_at = $1, valid_from = $1, run_id = $2
where u.left_at is null and u.area ^@ $3 and not exists (select from staged_unit s where s.run_key = u.run_key);
