-- name: insert
insert into access_exception (key, account_id, area, reason, requested_at, requested_days)
values ($1, $2, $3, $4, $5, $6);

-- name: selectByKeyForUpdate
select e.*, a.key as account_key, a.login, a.name from access_exception e join account a on a.id = e.account_id
where e.key = $1 for update of e;

-- name: selectPage
select e.*, a.key as account_key, a.login, a.name from access_exception e join account a on a.id = e.account_id
where ($1::bigint is null or e.id < $1) and ($2::text is null or $2 = case
  when e.refused_at is not null then 'refused' when e.granted_at is null then 'requested'
  when e.valid_to <= $3 then 'ended' else 'granted' end)
  and ($5::text[] is null or e.area ^@ any ($5))
order by e.id desc limit $4;

-- name: grant
update access_exception set granted_at = $2, granted_by = $3, valid_from = $2, valid_to = $4 where id = $1;

-- name: refuse
update access_exception set refused_at = $2, refused_by = $3, refusal = $4 where id = $1;
