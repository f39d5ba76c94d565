-- Codes sort and compare by code points: a subtree of divisions is a range of codes.
create table division (
  code text collate "C" not null,
  name text not null,
  level text not null constraint "a division has a known level"
    check (level in ('country', 'province', 'prefecture', 'county', 'township', 'village')),
  -- the code that holds it in the tree of divisions; null for the country
  parent text collate "C",
  -- first day in use; null: unknown, or before the first source
  valid_from date,
  -- first day no longer in use; null: in use
  valid_to date,
  successor text collate "C",
  constraint "a division code is listed once" primary key (code)
);
create index division_by_parent on division (parent, code);

-- Who reports to whom, which is not always the tree of divisions (省直管县, 贵安新区).
create table reporting_node (
  code text collate "C" not null,
  name text not null,
  parent text collate "C",
  valid_from date not null,
  valid_to date,
  reason text not null,
  constraint "a node reports to one other at a time" primary key (code, valid_from),
  constraint "a node ends after it begins" check (valid_to is null or valid_to > valid_from)
);

-- What the store knows of itself: which list of divisions it holds, and the like.
create table registry_state (
  name text collate "C" primary key,
  value text not null
);

-- Data keys, sealed under the master key, which lies outside the database. Key 0 makes look-up digests.
create table data_key (
  id integer primary key,
  created_at timestamptz not null,
  sealed bytea not null
);
