-- name: selectForUpdate
select id, run_key, number_index, sealed, aac058, merged_into from person where id = any ($1) and left_at is null order by id for update;

-- name: insertProposal
insert into person_merge (kept_id, merged_id, reason, aae011, aae036) values ($1, $2, $3, $4, $5) returning id;

-- name: selectOpenOfPair
select id from person_merge
where least(kept_id, merged_id) = least($1::bigint, $2::bigint) and greatest(kept_id, merged_id) = greatest($1::bigint, $2::bigint)
  and refused_at is null and undone_at is null;

-- name: selectMergeForUpdate
select * from person_merge where id = $1 for update;

-- name: approve
update person_merge set aae014 = $2, aae015 = $3 where id = $1;

-- name: refuse
update person_merge set aae014 = $2, refused_at = $3 where id = $1;

-- name: undo
update person_merge set undone_at = $2, undone_by = $3, undone_reviewed_by = $4, undone_reason = $5 where id = $1;

-- name: keepVersions
insert into person_version select p.*, $2, null, $3 from person p where p.id = any ($1);

-- name: hasMerged
select exists (select from person where merged_into = $1) as has;

-- name: leaveKey
-- A later run may know the person by the key of either entry.
insert into person_run_key (run_key, person_id, since) select run_key, $1, $3 from person where id = $2
on conflict (run_key) do update set person_id = excluded.person_id;

-- name: takeKeyBack
delete from person_run_key where run_key in (select run_key from person where id = any ($1));

-- name: ledByMerged
-- Whether a run since then knew the one who stayed by the key of the other.
select kept.run_key = merged.run_key as led from person kept, person merged where kept.id = $1 and merged.id = $2;

-- name: giveBack
-- What the runs since then said is the other one's.
update person p set {assignments}, run_id = s.run_id from person s where s.id = $1 and p.id = $2;

-- name: restore
update person p set {assignments}, run_id = s.run_id
from (select v.* from person_version v where v.id = $1 and v.run_key <> (select run_key from person where id = $2)
  order by v.valid_to desc limit 1) s
where p.id = $1;

-- name: endCarried
update field_value set ended_at = $2 where merge_id = $1 and ended_at is null;

-- name: setMerged
update person set merged_into = $2, valid_from = $3 where id = $1;

-- name: touch
update person set valid_from = $2 where id = $1;

-- name: touchStale
-- The next run writes it anew: what the other one brought is not in it.
update person set valid_from = $2, left_at = null, run_digest = '' where id = $1;

-- name: addIdentifier
insert into identifier (person_id, number_index, sealed, aac058, use, run_key, valid_from)
select $1, number_index, sealed, aac058, 'other', run_key, $3 from person where id = $2 and number_index is not null;

-- name: endIdentifier
update identifier set valid_to = $3 where person_id = $1 and valid_to is null and use = 'other'
  and run_key = (select run_key from person where id = $2);
