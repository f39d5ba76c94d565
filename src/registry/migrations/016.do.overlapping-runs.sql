-- Checking it for every person that enters costs a seventh of copying them; person_merge, which says the same, keeps it.
alter table person drop constraint person_merged_into_fkey;

-- The same of findings: runs are never deleted, and only publishing writes these.
alter table finding drop constraint finding_first_run_fkey, drop constraint finding_last_run_fkey;
alter table finding_event drop constraint finding_event_run_id_fkey;

-- An entry that was merged leaves its key to the one who stays: a later run may know the person by either.
drop index "a person of a run is one person";
create unique index "a person of a run is one person" on person (run_key) where merged_into is null;
insert into person_run_key (run_key, person_id, since)
  select run_key, merged_into, valid_from from person where merged_into is not null on conflict (run_key) do nothing;
grant insert, update, delete on person_run_key to canbao_app;
drop policy "keys of visible people" on person_run_key;
create policy "keys of visible people" on person_run_key for all to canbao_app
  using (exists (select from person p where p.id = person_id));

-- Values that came to a person by a merge go with its undoing.
alter table field_value add column merge_id bigint references person_merge;

-- What was refused may be proposed again, by whoever can say why.
alter table run drop constraint "results are published once";
create unique index "results are published once" on run (digest) where state <> 'refused';

-- One's own areas and those of others that do not begin with the prefix, each once; null: none.
create function areas_joined(own text[], others text[], prefix text) returns text[] language sql immutable as
  $$ select array_agg(distinct a order by a) from (
    select unnest(own) as a union all select a from unnest(others) a where not a ^@ prefix) x where a is not null $$;
