-- Columns named like an indicator are that indicator (41 tables 1 to 4); docs/glossary.md binds the words.
create table person (
  id bigint generated always as identity primary key,
  -- the key of the last run that knew the person; the opaque key in addresses is made from the id (person-key.ts)
  run_key uuid not null,
  -- division where the person is registered: of the household, else of the enrolment in the register
  area text collate "C" not null,
  -- other divisions of the register in which the person is insured
  insured_areas text[] collate "C",
  city text collate "C",
  household text not null check (household in ('local', 'non_local')),
  -- number, phone and address, sealed together by the field cipher
  sealed bytea not null,
  -- keyed look-up digests of number and phone
  number_index bytea,
  phone_index bytea,
  aac058 text,
  aac003 text,
  -- pinyin initials of the name
  initials text collate "C",
  aac004 text,
  aac006 text,
  aac010 text,
  aab299 text collate "C",
  aac009 text,
  aac012 text,
  aab401 text,
  aab402 text,
  employment_status text,
  aab004 text,
  assistance text,
  aic003 text, akc003 text, alc003 text, ajc003 text, amc003 text,
  place_aic003 text, place_akc003 text, place_alc003 text, place_ajc003 text, place_amc003 text,
  disposition text not null,
  reasons text[] not null,
  rule text,
  required text[] not null,
  required_by_law text[] not null,
  ask text,
  verified_at date,
  -- keyed digest of everything a run says of the person: equal digests mean nothing changed
  run_digest bytea not null,
  -- no reference: checking it would cost more than writing the row, and only publishing writes it
  run_id bigint not null,
  -- this version holds from here on
  valid_from timestamptz not null,
  -- when the last run no longer had the person; null: in the register
  left_at timestamptz,
  -- the person that this one was merged into
  merged_into bigint references person
);
create unique index "a person of a run is one person" on person (run_key);
create index person_by_number on person (number_index);
create index person_by_phone on person (phone_index) where phone_index is not null;
create index person_by_area on person (area, id);
create index person_by_name on person (aac003 text_pattern_ops, area);
create index person_by_initials on person (initials, area);
create index person_to_ask on person (area, id) where disposition = 'survey' and left_at is null;

-- Former versions of people, with the moment at which each ended.
create table person_version (
  like person,
  valid_to timestamptz not null,
  ended_by_run bigint references run,
  -- opaque key of the account, where a person ended it
  ended_by_account text collate "C"
);
create index version_by_person on person_version (id, valid_to);
create index version_by_area on person_version (area, valid_to);

-- Keys under which runs knew a person: they change with a corrected number or name, and with a merge.
create table person_run_key (
  run_key uuid primary key,
  person_id bigint not null references person,
  since timestamptz not null
);

-- Numbers that a person had, or has beside the one in their row; one number may have had several people.
create table identifier (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  number_index bytea not null,
  sealed bytea not null,
  aac058 text,
  use text not null check (use in ('former', 'other')),
  -- key of the row it came from: it opens there
  run_key uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz
);
create index identifier_by_number on identifier (number_index);
create index identifier_by_person on identifier (person_id);

-- What people decided about a field. It outlives every run.
create table field_value (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  -- an indicator of tables 2 and 3, or one added locally
  field text collate "C" not null,
  -- sealed by the field cipher: what people say is as private as what sources say
  sealed bytea not null,
  verified_on date not null,
  aae011 text not null,
  aae036 timestamptz not null,
  aae014 text not null,
  aae015 timestamptz not null,
  ended_at timestamptz,
  constraint "a value is checked by a second person" check (aae011 <> aae014)
);
create unique index "a field has one verified value" on field_value (person_id, field) where ended_at is null;

create table person_merge (
  id bigint generated always as identity primary key,
  kept_id bigint not null references person,
  merged_id bigint not null references person,
  reason text not null,
  aae011 text not null,
  aae036 timestamptz not null,
  aae014 text,
  aae015 timestamptz,
  refused_at timestamptz,
  undone_at timestamptz,
  undone_by text,
  undone_reviewed_by text,
  undone_reason text,
  constraint "two people are merged" check (kept_id <> merged_id),
  constraint "a merge is checked by a second person" check (aae011 <> aae014)
);
create index merge_by_people on person_merge (kept_id, merged_id);

create table unit (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a unit has its own key" unique,
  -- credit code, or digest of the name where there is none
  run_key text collate "C" not null constraint "a unit of a run is one unit" unique,
  area text collate "C" not null,
  aab998 text collate "C",
  aab001 text,
  aab004 text,
  aab019 text,
  aab301 text collate "C",
  registered boolean not null,
  enrolled integer not null,
  reasons text[] not null,
  disposition text not null,
  run_digest bytea not null,
  run_id bigint not null references run,
  valid_from timestamptz not null,
  left_at timestamptz
);
create index unit_by_area on unit (area, id);
create index unit_by_name on unit (aab004 text_pattern_ops);
create index unit_by_code on unit (aab998);

create table unit_version (
  like unit,
  valid_to timestamptz not null,
  ended_by_run bigint references run
);
create index unit_version_by_unit on unit_version (id, valid_to);
