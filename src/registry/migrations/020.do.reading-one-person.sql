-- Looked for from both sides whenever a person is read.
create index merge_by_merged on person_merge (merged_id);

-- The chain itself tells of entries without their group, and whoever writes one writes both: asking the database to look
-- after each entry of every deed again was a third of the writing.
alter table audit_entry drop constraint audit_entry_group_no_fkey;

-- Entries come in the order of their time: what a range of days is in, the blocks tell as well as a tree of every entry.
drop index audit_by_time;
create index audit_by_time on audit_entry using brin (at);
