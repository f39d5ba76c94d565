-- A new data key is made known first; it seals once every process knows it (used_from), and is done with its
-- predecessors when all that they sealed is sealed anew (resealed_at).
alter table data_key add column used_from timestamptz, add column resealed_at timestamptz;
update data_key set used_from = created_at, resealed_at = created_at;

-- Asked at the end of every transaction that sealed something, whatever its role may read: a key that was retired
-- meanwhile would leave values that nobody opens.
create function data_keys_exist(ids integer[]) returns boolean language sql volatile security definer
  set search_path = pg_catalog as
  $$ select not exists (select from unnest(ids) i where not exists (select from public.data_key k where k.id = i)) $$;
