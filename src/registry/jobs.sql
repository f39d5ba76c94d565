-- name: insertBatch
insert into batch (key, area, name, made_by, made_at) values ($1, $2, $3, $4, $5);

-- name: selectBatch
select * from batch where key = $1 and removed_at is null;

-- name: selectBatches
select * from batch where removed_at is null and ($1::bigint is null or id < $1) order by id desc limit $2;

-- name: removeBatch
update batch set removed_at = $2 where id = $1;

-- name: batchIsUsed
select exists (select from job where batch_id = $1 and state in ('waiting', 'running')) as used;

-- name: insertJob
insert into job (key, kind, area, batch_id, source_id, run_id, later_run_id, policy_id, state, asked_by, asked_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10);

-- name: selectJob
select j.*, b.key as batch, s.key as source, r.key as run, l.key as later_run, r.snapshot, l.snapshot as later_snapshot, t.key as policy,
  (select o.key from job p join run o on o.key = p.result ->> 'run' where p.source_id = j.id and p.kind = 'propose' and o.state <> 'refused'
    order by p.id desc limit 1) as proposal
from job j left join batch b on b.id = j.batch_id left join job s on s.id = j.source_id
left join run r on r.id = j.run_id left join run l on l.id = j.later_run_id
left join policy_table t on t.id = j.policy_id
where j.key = $1;

-- name: selectJobs
select j.*, b.key as batch, s.key as source, r.key as run, l.key as later_run, r.snapshot, l.snapshot as later_snapshot, t.key as policy,
  (select o.key from job p join run o on o.key = p.result ->> 'run' where p.source_id = j.id and p.kind = 'propose' and o.state <> 'refused'
    order by p.id desc limit 1) as proposal
from job j left join batch b on b.id = j.batch_id left join job s on s.id = j.source_id
left join run r on r.id = j.run_id left join run l on l.id = j.later_run_id
left join policy_table t on t.id = j.policy_id
where ($1::bigint is null or j.id < $1) and ($2::text is null or b.key = $2) and ($3::text is null or r.key = $3)
  and ($4::text is null or t.key = $4)
order by j.id desc limit $5;

-- name: selectComparisonOf
-- Proposed again, results give the same run; the first time is where it came from.
select s.key as job, b.key as batch from job j join job s on s.id = j.source_id
left join batch b on b.id = s.batch_id and b.removed_at is null
where j.kind = 'propose' and j.result ->> 'run' = $1 order by j.id limit 1;

-- name: claim
update job set state = 'running', owner = $1, begun_at = $2, seen_at = $2
where id = (select id from job where state = 'waiting' and cancelled_by is null order by id limit 1 for update skip locked)
returning key;

-- name: tell
update job set seen_at = $2, progress = coalesce($3::jsonb, progress) where key = $1 returning cancelled_by;

-- name: end
update job set state = $2, ended_at = $3, result = $4, problem = $5 where key = $1 and state = 'running';

-- name: cancel
update job set cancelled_by = coalesce(cancelled_by, $2) where key = $1;

-- name: endCancelled
update job set state = 'cancelled', ended_at = $1 where state = 'waiting' and cancelled_by is not null;

-- name: selectLost
-- The publishing of a run that is published is done, whether or not whoever did it could still say so.
select j.key from job j left join run r on r.id = j.run_id and j.kind = 'publish'
where j.state = 'running' and j.owner <> $1 and (j.seen_at < $2 or $3 or r.state = 'published');
