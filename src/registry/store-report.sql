-- name: selectStore
select current_setting('server_version') as engine_version, (select max(version) from schema_version) as schema_version,
  pg_database_size(current_database()) as bytes;

-- name: selectJobs
select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'running') as running,
  count(*) filter (where state = 'failed' and ended_at > $1) as failed,
  min(asked_at) filter (where state = 'waiting') as waiting_since
from job where state in ('waiting', 'running') or ended_at > $1;

-- name: selectLastRuns
select distinct on (area) area, quarter, as_of, aae015 as published_at from run where state = 'published'
order by area, aae015 desc;

-- name: selectAuditEnd
select g.no as groups, g.at as sealed_at, (select count(*) from audit_pending) as pending,
  (select min(entry ->> 'at') from audit_pending) as pending_since
from (select 1) one left join lateral (select no, at from audit_group order by no desc limit 1) g on true;

-- name: countSessions
select count(*) as open from session where ended_at is null and seen_at > $1 and begun_at > $2;
