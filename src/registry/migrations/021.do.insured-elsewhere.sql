-- Officials of an area look for people by name who are at home elsewhere and insured here: few, but spread over all.
create index person_insured_elsewhere on person (aac003 text_pattern_ops, (insured_areas[1]))
  where insured_areas is not null;
create index person_insured_in_several on person (aac003 text_pattern_ops) where insured_areas[2] is not null;

-- The same people as before, without calling a function for each that has one other place.
alter policy "people of one's area" on person
  using (area ^@ any ((select caller_scope())::text[])
    or insured_areas[1] ^@ any ((select caller_scope())::text[])
    or (insured_areas[2] is not null and is_within(insured_areas, (select caller_scope()))));
alter policy "people of one's area, as they were" on person_version
  using (area ^@ any ((select caller_scope())::text[])
    or insured_areas[1] ^@ any ((select caller_scope())::text[])
    or (insured_areas[2] is not null and is_within(insured_areas, (select caller_scope()))));
