create table run (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a run has its own key" unique,
  area text collate "C" not null,
  as_of date not null,
  quarter text not null,
  -- digest of the content of the results: the same results published twice are one run
  digest text not null constraint "results are published once" unique,
  -- the folder that keeps the results
  snapshot text not null,
  summary jsonb not null,
  state text not null constraint "a run has a known state"
    check (state in ('proposed', 'refused', 'published')),
  -- 经办人, 经办时间, 复核人, 复核时间 (41 table 4) for what a run writes
  aae011 text not null,
  aae036 timestamptz not null,
  aae014 text,
  aae015 timestamptz,
  -- proposed and approved by one person, by an explicit flag
  alone boolean not null default false,
  refusal text,
  counts jsonb,
  constraint "a published run was approved" check (state <> 'published' or (aae014 is not null and aae015 is not null)),
  constraint "proposer and approver are two people" check (aae014 is null or alone or aae014 <> aae011)
);
create index run_by_area on run (area, as_of desc);

-- Definitions of indicators that a province adds (适当扩充, 41 part 2).
create table indicator (
  code text collate "C" primary key,
  name text not null,
  type text not null check (type in ('text', 'number', 'date', 'code')),
  length integer check (length between 1 and 4000),
  codes jsonb,
  area text collate "C" not null,
  meaning text not null default '',
  added_at timestamptz not null,
  added_by bigint references account,
  ended_at timestamptz,
  constraint "an indicator of codes lists them" check ((type = 'code') = (codes is not null))
);

create table policy_table (
  id bigint generated always as identity primary key,
  area text collate "C" not null,
  valid_from date not null,
  content text not null,
  note text not null default '',
  state text not null check (state in ('proposed', 'refused', 'approved')),
  proposed_at timestamptz not null,
  proposed_by bigint references account,
  decided_at timestamptz,
  decided_by bigint references account,
  constraint "a policy is approved by a second person" check (decided_by <> proposed_by)
);
create unique index "one policy begins on a day in an area" on policy_table (area, valid_from) where state = 'approved';

-- A filed table never changes: a correction is a new version (41 annex 3).
create table quarterly_table (
  id bigint generated always as identity primary key,
  area text collate "C" not null,
  quarter text not null,
  version integer not null,
  run_id bigint not null references run,
  content jsonb not null,
  digest text not null,
  reason text,
  filled_by bigint references account,
  filed_by bigint references account,
  filed_at timestamptz not null,
  constraint "a quarter has one table of each version" unique (area, quarter, version),
  constraint "a correction says why" check (version = 1 or length(trim(reason)) > 0)
);
create trigger "filed tables stay as they are" before update or delete or truncate on quarterly_table
  for each statement execute function refuse_change();
