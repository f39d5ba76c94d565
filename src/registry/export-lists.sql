-- name: insert
insert into export_list (key, account_id, at, people, findings) values ($1, $2, $3, $4, $5);

-- name: exportsWith
select exports_with($1::bigint, $2::text) as key;

-- name: selectPage
select l.at, a.key as account, cardinality(l.people) as people_in_all, cardinality(l.findings) as findings_in_all,
  l.people[$2::int + 1:$2::int + $3::int] as people, l.findings[$2::int + 1:$2::int + $3::int] as findings
from export_list l join account a on a.id = l.account_id where l.key = $1;
