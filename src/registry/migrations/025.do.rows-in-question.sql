-- Rows of the newest published run that a clerk can rule on from the records: links to review of people at the desk, and
-- rows that no number leads to anybody and that are likely somebody's. Each run replaces those of its area.
create table row_in_question (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a row in question has its own key" unique,
  person_id bigint not null references person,
  run_id bigint not null references run,
  -- the person's, so that a county's list walks the county alone
  area text collate "C" not null,
  link text not null constraint "a row in question was linked or is likely" check (link in ('review', 'likely')),
  kind text not null,
  file text not null,
  row bigint not null,
  -- of a link thousandths of certainty; of a likely row thousandths of a bit above even odds
  score integer not null,
  -- the surest of the person's rows with one number and name: what a list shows one line for
  leads boolean not null,
  -- level and weight per column
  evidence jsonb,
  -- keyed digest of the row's number and name, else of all it says: what a “no” is remembered by
  subject bytea,
  -- how somebody can say that it is theirs: by a ruling on the number, by verifying the insurance; null: in neither way
  answer text check (answer in ('ruling', 'value')),
  insurance text,
  code text,
  -- number and name, sealed by the field cipher
  sealed bytea,
  constraint "a likely row says why" check (link <> 'likely' or (evidence is not null and subject is not null and sealed is not null)),
  constraint "a value has its insurance" check (answer <> 'value' or (insurance is not null and code is not null))
);
create index row_in_question_by_person on row_in_question (person_id);
create index row_in_question_by_area on row_in_question (area) where link = 'likely' and leads;
create index row_in_question_by_score on row_in_question (score desc, id) where link = 'likely' and leads;
create index row_in_question_of_run on row_in_question (run_id);

alter table row_in_question enable row level security;
create policy "rows in question of visible people" on row_in_question for select to canbao_app
  using (exists (select from person p where p.id = person_id));
grant select on row_in_question to canbao_app;

-- People at the desk are few among those to ask.
create index person_at_desk on person (area, id) where ask = 'desk' and left_at is null;

-- Whether a likely row is a person's is decided by two people; `sealed` holds where it stood, its number and name.
alter table person_decision drop constraint person_decision_kind_check,
  add column ruling text check (ruling in ('same', 'different')),
  add column subject bytea;
alter table person_decision
  add constraint person_decision_kind_check check (kind in ('verify', 'merge', 'unmerge', 'visit', 'row')),
  add constraint "a ruling on a row says which row" check ((kind = 'row') = (ruling is not null and subject is not null and sealed is not null and verified_on is null));
