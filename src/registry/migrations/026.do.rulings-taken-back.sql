-- A ruling on a row may be wrong: two people take it back, and it is told to no run any more. `ruling`, `subject` and `sealed`
-- are those of the ruling.
alter table person_decision drop constraint person_decision_kind_check,
  drop constraint "a ruling on a row says which row";
alter table person_decision
  add constraint person_decision_kind_check check (kind in ('verify', 'merge', 'unmerge', 'visit', 'row', 'unrule')),
  add constraint "a ruling on a row says which row" check ((kind in ('row', 'unrule')) = (ruling is not null and subject is not null and sealed is not null and verified_on is null));
