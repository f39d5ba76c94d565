-- What a handler would do with a finding, until a second person agrees (经办 ≠ 复核).
create table finding_decision (
  id bigint generated always as identity primary key,
  key text collate "C" not null constraint "a decision has its own key" unique,
  finding_id bigint not null references finding,
  action text not null check (action in ('confirm', 'dismiss', 'route', 'reopen')),
  ruling text check (ruling in ('same', 'different', 'lawful')),
  department text,
  reason text not null,
  -- the other name of a ruling, sealed by the field cipher
  sealed bytea,
  aae011 text not null,
  aae036 timestamptz not null,
  aae014 text,
  aae015 timestamptz,
  outcome text constraint "a decision has a known outcome" check (outcome in ('approved', 'refused')),
  refusal text,
  constraint "a decision is checked by a second person" check (aae014 <> aae011),
  constraint "a decision that was refused says why" check (outcome <> 'refused' or length(trim(refusal)) > 0)
);
create unique index "a finding waits for one decision" on finding_decision (finding_id) where outcome is null;
create index decision_waiting on finding_decision (id) where outcome is null;

alter table finding_decision enable row level security;
create policy "decisions of visible findings" on finding_decision for all to canbao_app
  using (exists (select from finding f where f.id = finding_id));
grant select, insert, update (aae014, aae015, outcome, refusal) on finding_decision to canbao_app;

-- Findings that also concern people of another area are few: their lists need not walk all.
create index finding_of_others on finding (id) where other_areas is not null;
