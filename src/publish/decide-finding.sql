-- name: selectForUpdate
select id, state from finding where key = $1 for update;

-- name: update
update finding set state = $2, changed_at = $3 where id = $1;

-- name: insertEvent
insert into finding_event (finding_id, at, from_state, to_state, ruling, department, reason, aae011, aae014, sealed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
