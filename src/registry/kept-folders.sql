-- name: selectKnown
select 'batches' as kind, key, removed_at is null as kept from batch
union all
-- What a job that failed or was cancelled left is nobody's.
select 'results', key, state not in ('failed', 'cancelled') from job
union all
select 'runs', key, true from run;
