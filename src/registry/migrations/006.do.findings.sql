create table finding (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a finding has its own key" unique,
  -- the run's key: the same matter in two runs has the same
  run_key text collate "C" not null constraint "a finding of a run is one finding" unique,
  code text not null,
  insurance text,
  area text collate "C" not null,
  -- other divisions of the register whose people it concerns
  other_areas text[] collate "C",
  -- numbers in it are sealed by the field cipher
  detail jsonb not null,
  sealed bytea,
  -- digest of what it rests on; a dismissed finding returns only when this changes
  evidence_digest bytea not null,
  links jsonb not null,
  state text not null constraint "a finding has a known state"
    check (state in ('open', 'routed', 'dismissed', 'confirmed', 'solved')),
  first_run bigint not null references run,
  last_run bigint not null references run,
  opened_at timestamptz not null,
  changed_at timestamptz not null
);
create index finding_by_area on finding (area, state, code, id);

create table finding_person (
  finding_id bigint not null references finding,
  person_id bigint not null references person,
  primary key (finding_id, person_id)
);
create index finding_by_person on finding_person (person_id);

-- The life of a finding, in order.
create table finding_event (
  id bigint generated always as identity primary key,
  finding_id bigint not null references finding,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  -- same, different, lawful: as the ruling of the next run says it
  ruling text check (ruling in ('same', 'different', 'lawful')),
  department text,
  reason text,
  run_id bigint references run,
  aae011 text,
  aae014 text,
  -- the other name of a ruling, sealed by the field cipher
  sealed bytea,
  constraint "a ruling is checked by a second person" check (ruling is null or aae011 <> aae014)
);
create index event_by_finding on finding_event (finding_id, id);

-- Figures of a run by division: screens read these, never the people.
create table area_figure (
  run_id bigint not null references run,
  area text collate "C" not null,
  measure text not null,
  value bigint not null,
  primary key (run_id, area, measure)
);
