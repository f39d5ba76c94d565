-- What a county, township or village looks for by name is found by the county and the name: the beginning of a name
-- alone leads through everybody of the province who is called so. A column, because row-level security lets a condition
-- use an index only where its functions leak nothing, and left() is not marked so.
alter table person add column county text collate "C" generated always as (left(area, 6)) stored;
create index person_by_county_and_name on person (county, aac003 text_pattern_ops)
  where left_at is null and merged_into is null;

-- Few are at home elsewhere and insured here, but they are spread over all.
create index person_insured_elsewhere on person (aac003 text_pattern_ops, (insured_areas[1]))
  where insured_areas is not null;
create index person_insured_in_several on person (aac003 text_pattern_ops) where insured_areas[2] is not null;

-- A former version is the row as it was, then its end: the end moves behind the new column.
alter table person_version rename valid_to to former_valid_to;
alter table person_version rename ended_by_run to former_ended_by_run;
alter table person_version rename ended_by_account to former_ended_by_account;
alter table person_version add column county text collate "C", add column valid_to timestamptz,
  add column ended_by_run bigint references run, add column ended_by_account text collate "C";
update person_version set county = left(area, 6), valid_to = former_valid_to, ended_by_run = former_ended_by_run,
  ended_by_account = former_ended_by_account;
alter table person_version alter column valid_to set not null, drop column former_valid_to,
  drop column former_ended_by_run, drop column former_ended_by_account;
create index version_by_person on person_version (id, valid_to);
create index version_by_area on person_version (area, id, valid_to, valid_from);
create index version_by_end on person_version (valid_to);

-- The same people as before, without calling a function for each that has one other place.
alter policy "people of one's area" on person
  using (area ^@ any ((select caller_scope())::text[])
    or insured_areas[1] ^@ any ((select caller_scope())::text[])
    or (insured_areas[2] is not null and is_within(insured_areas, (select caller_scope()))));
alter policy "people of one's area, as they were" on person_version
  using (area ^@ any ((select caller_scope())::text[])
    or insured_areas[1] ^@ any ((select caller_scope())::text[])
    or (insured_areas[2] is not null and is_within(insured_areas, (select caller_scope()))));
