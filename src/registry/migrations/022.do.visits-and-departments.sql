-- Somebody is sent to be asked at the door, whom the comparison would have judged from the records, or not asked at all.
alter table person_decision drop constraint person_decision_kind_check,
  drop constraint "a merge is of two",
  add column finding_id bigint references finding;
alter table person_decision
  add constraint person_decision_kind_check check (kind in ('verify', 'merge', 'unmerge', 'visit')),
  add constraint "a merge is of two" check ((kind in ('merge', 'unmerge')) = (other_id is not null) and other_id <> person_id),
  add constraint "a visit may come of a finding" check (finding_id is null or kind = 'visit');
create index person_decision_visit on person_decision (person_id) where kind = 'visit' and outcome = 'approved';

-- What lies with which department, and what came back.
create index event_of_department on finding_event (department, finding_id) where to_state = 'routed';
