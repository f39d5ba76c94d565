-- name: selectPage
select seq, at, account, login, role, address, action, object_kind, object_id, purpose, result, details from audit_entry
where seq < $1 and ($2::text is null or account = $2) and ($3::text[] is null or (object_kind, object_id) in (select * from unnest($3::text[], $4::text[])))
  and ($5::text is null or action = $5) and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
order by seq desc limit $8;
