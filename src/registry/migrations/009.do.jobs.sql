-- Extracts that somebody sends over HTTP, to be compared: a folder with a batch.yaml.
create table batch (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a batch has its own key" unique,
  area text collate "C" not null,
  name text not null,
  made_by text not null,
  made_at timestamptz not null,
  removed_at timestamptz
);

-- Long work that a request began: done by a process beside the service, one at a time.
create table job (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a job has its own key" unique,
  kind text not null constraint "a job is of a known kind"
    check (kind in ('check', 'compare', 'propose', 'preview', 'publish', 'difference')),
  area text collate "C" not null,
  -- what it works on: extracts; the results of an earlier job; a run, and for a difference a second one
  batch_id bigint references batch,
  source_id bigint references job,
  run_id bigint references run,
  later_run_id bigint references run,
  state text not null constraint "a job has a known state"
    check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  asked_by text not null,
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  cancelled_by text,
  -- the service that does it, and when it last said so
  owner text,
  seen_at timestamptz,
  progress jsonb,
  result jsonb,
  problem jsonb,
  constraint "a job that ended says when" check ((state in ('waiting', 'running')) = (ended_at is null)),
  constraint "a job that failed says why" check ((state = 'failed') = (problem is not null))
);
create index job_open on job (id) where state in ('waiting', 'running');
create index job_by_batch on job (batch_id);
create unique index "a run is published by one job at a time" on job (run_id)
  where kind = 'publish' and state in ('waiting', 'running');

alter table batch enable row level security;
create policy "batches of one's area" on batch for all to canbao_app
  using (area ^@ any ((select caller_scope())::text[]));
alter table job enable row level security;
create policy "jobs of one's area" on job for all to canbao_app
  using (area ^@ any ((select caller_scope())::text[]));
grant select, insert, update (removed_at) on batch to canbao_app;
grant select, insert, update (cancelled_by) on job to canbao_app;
-- A refusal is quick: it is written by the request itself.
grant update (state, aae014, aae015, refusal) on run to canbao_app;
create policy "a reviewer refuses a proposal of their own area" on run for update to canbao_app
  using ((select caller_permission()) = 'run.publish.approve' and state = 'proposed'
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s))
  with check (state = 'refused');
