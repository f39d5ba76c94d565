-- name: atDesk
-- Whose links are the surest come first; of the least sure of somebody's links, since all of them are in doubt. People of
-- a register that was filled by a program which kept no links come last.
select {person}, coalesce(q.score, -1) as certainty
from person p left join lateral (
  select min(score) as score from row_in_question where person_id = p.id and link = 'review') q on true
where p.ask = 'desk' and p.left_at is null and p.merged_into is null
  and ($1::text is null or (p.area >= $1 and ($2::text is null or p.area < $2)))
  and p.id <> all (array(select person_id from person_decision where outcome is null))
  and ($3::int is null or (-coalesce(q.score, -1), p.area, p.id) > (-$3::int, $4::text, $5::bigint))
order by certainty desc, p.area, p.id limit $6;

-- name: likely
select {person}, q.key as row_key, q.subject, q.score, q.id as place, q.evidence, r.key as run_of
from row_in_question q join person p on p.id = q.person_id join run r on r.id = q.run_id
where {likely} and ($3::int is null or (-q.score, q.id) > (-$3::int, $4::bigint))
order by q.score desc, q.id limit $5;

-- name: countLikely
select count(*) as number from (
  select from row_in_question q join person p on p.id = q.person_id where {likely} limit $3) q;

-- name: isLikely
-- Likely rows of people who are to be visited, where the row could answer for them, no ruling on it stands and no decision
-- waits: it gives an insurance that they lack, or says why they need none, or fills in what alone is missing.
q.link = 'likely' and q.leads and p.ask = 'visit' and p.left_at is null and p.merged_into is null
  and ($1::text is null or (q.area >= $1 and ($2::text is null or q.area < $2)))
  and q.person_id <> all (array(select person_id from person_decision where outcome is null))
  and coalesce((select d.kind = 'unrule' from person_decision d
    where d.person_id = q.person_id and d.kind in ('row', 'unrule') and d.outcome = 'approved' and d.subject = q.subject
    order by d.aae015 desc, d.id desc limit 1), true)
  and exists (select from row_in_question a where a.person_id = q.person_id and a.link = 'likely' and a.subject = q.subject
    and a.answer is not null and (
      (p.reasons && '{uninsured,partial}' and {lacks}
        and not exists (select from field_value v where v.person_id = p.id and v.field = a.insurance and v.ended_at is null))
      or (a.answer = 'ruling' and a.insurance is null and a.kind in ('death', 'absence', 'student') and p.reasons && '{uninsured,partial}')
      or (a.answer = 'ruling' and a.kind = 'card' and p.reasons <@ '{missing}')))

-- name: lacks
coalesce(case a.insurance when 'AIC003' then p.aic003 when 'AKC003' then p.akc003 when 'ALC003' then p.alc003
  when 'AJC003' then p.ajc003 when 'AMC003' then p.amc003 end in ('91', '92', '94'), false)

-- name: ofSubject
-- The rows of one person with one number and name, the surest first; of an insurance that they lack `lacks`.
select a.kind, a.file, a.row, a.answer, a.insurance, a.code, {lacks} as lacks
from row_in_question a join person p on p.id = a.person_id
where a.person_id = $1 and a.link = 'likely' and a.subject = $2 order by a.score desc, a.kind, a.file, a.row limit 20;

-- name: select
select q.key, q.person_id, q.kind, q.file, q.row, q.subject, q.answer, q.sealed from row_in_question q
where q.key = $1 and q.link = 'likely';
