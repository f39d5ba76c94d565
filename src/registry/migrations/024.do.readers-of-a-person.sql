-- Who looked at a person: the audit's entries about the person's own record, about findings and decisions that show it,
-- and about exports in whose list the person stood. As the owner, since readers may be of any area; so it asks itself
-- whether the caller may know, and whether the person is of the caller's area. `keys` are the person's own and those of
-- entries that were merged into it. Each object is read by its index from its newest entry, however many others there are.
create index person_decision_by_person on person_decision (person_id);
create index person_decision_by_other on person_decision (other_id) where other_id is not null;

create function readers_of(person bigint, keys text[], before bigint, most integer)
  returns table (seq bigint, at timestamptz, login text, name text, area text, role text, action text, purpose text, details jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    with object (kind, id) as (
      select 'person', k from unnest(keys) k
      union all select 'export', k from exports_with(person, null) k
      union all select 'finding', f.key from finding_person p join finding f on f.id = p.finding_id where p.person_id = person
      union all select 'decision', d.key from person_decision d where d.person_id = person or d.other_id = person
    )
    select e.seq, e.at, e.login, a.name, a.area, e.role, e.action, e.purpose, e.details
    from object o cross join lateral (
      select * from audit_entry e where e.object_kind = o.kind and e.object_id = o.id and e.seq < before
        and e.action in ('person.read', 'person.history', 'person.evidence', 'person.reveal', 'person.export',
          'person.decision.read', 'finding.read', 'finding.handover') and e.result in ('ok', 'replayed')
      order by e.seq desc limit most) e
    left join account a on a.key = e.account
    where caller_permission() = 'person.readers' and exists (select from person p where p.id = person
      and (p.area ^@ any (caller_scope()) or is_within(p.insured_areas, caller_scope())))
    order by e.seq desc limit most
  $$;
revoke all on function readers_of(bigint, text[], bigint, integer) from public;
grant execute on function readers_of(bigint, text[], bigint, integer) to canbao_app;
