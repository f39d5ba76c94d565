-- Lists as of a day walk former versions in the order in which they walk people: the moments stand in the index, so that
-- versions of other times cost no look at the table. Look-ups over versions need what look-ups over people need.
drop index version_by_area;
create index version_by_area on person_version (area, id, valid_to, valid_from);
create index version_by_number on person_version (number_index);
create index version_by_phone on person_version (phone_index) where phone_index is not null;
create index version_by_name on person_version (aac003 text_pattern_ops, area);
create index version_by_initials on person_version (initials, area);
-- As of a day since which little changed, the versions that ended later are few.
create index version_by_end on person_version (valid_to);

-- By key, since a unit that moved away is known to its former area by nothing else.
drop index unit_version_by_unit;
create index unit_version_by_unit on unit_version (key, valid_to);
create index unit_version_by_area on unit_version (area, id, valid_to, valid_from);
create index unit_version_by_name on unit_version (aab004 text_pattern_ops);
create index unit_version_by_code on unit_version (aab998);

-- When anything was published first. Before, nobody need be looked for; it says nothing about anybody.
create function register_began() returns timestamptz language sql stable security definer set search_path = public, pg_temp as
  $$ select min(aae015) from run where state = 'published' $$;
