-- name: divisionsDigest
select value from registry_state where name = 'divisions';

-- name: deleteDivisions
delete from division;

-- name: insertReportingNode
insert into reporting_node (code, name, parent, valid_from, reason) values ($1, $2, $3, $4, $5)
on conflict do nothing;

-- name: setDivisionsDigest
insert into registry_state (name, value) values ('divisions', $1)
on conflict (name) do update set value = excluded.value;
