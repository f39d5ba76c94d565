-- 经办人 of an indicator's end, beside 经办人 of its beginning. What was ended stays ended: its code is not used again.
alter table indicator alter column aae011 drop default, add column ended_by text,
  add constraint "an ended indicator says who ended it" check ((ended_at is null) = (ended_by is null));
drop policy "the province ends indicators" on indicator;
create policy "the province ends indicators" on indicator for update to canbao_app
  using ((select caller_permission()) = 'indicator.manage' and ended_at is null
    and exists (select from unnest((select caller_scope())) s where area_prefix(area) ^@ s))
  with check (ended_at is not null);
grant update (ended_by) on indicator to canbao_app;

-- The local indicator that a value is of; null: a column of the contract, the only ones that judge a person.
alter table field_value add column indicator text collate "C" references indicator,
  add constraint "a local value is of its indicator" check (indicator = field);
