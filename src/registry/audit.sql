-- name: lockChain
select pg_advisory_xact_lock(4104402);

-- name: selectHead
select no, mac, last_seq from audit_group order by no desc limit 1;

-- name: insertGroup
with sealed as (
  insert into audit_group (no, first_seq, last_seq, previous_mac, mac, at) values ($1, $2, $3, $4, $5, $6)
)
insert into audit_entry (seq, group_no, at, account, login, role, address, action, object_kind, object_id, purpose, result, details)
select e.seq, $1, e.at, e.account, e.login, e.role, e.address, e.action, e."objectKind", e."objectId", e.purpose, e.result, e.details
from jsonb_to_recordset($7::jsonb) e (seq bigint, at timestamptz, account text, login text, role text, address text, action text,
  "objectKind" text, "objectId" text, purpose text, result text, details jsonb);

-- name: insertPending
insert into audit_pending (entry) values ($1);

-- name: takePending
delete from audit_pending returning id, entry;

-- name: selectGroups
select no, first_seq, last_seq, previous_mac, mac, at from audit_group where no > $1 order by no limit $2;

-- name: selectEntries
select * from audit_entry where group_no between $1 and $2 order by group_no, seq;
