-- What the catalogue of PostgreSQL 15 to 18 says of the register's schema, as describe-schema.ts writes it down.

-- name: tables
select c.oid::int as id, c.relname as name,
  case when not c.relrowsecurity then 'off' when c.relforcerowsecurity then 'on, also for the owner' else 'on, but not for the owner' end
    as guard,
  case c.relkind when 'r' then 'table' when 'v' then 'view' when 'm' then 'materialized view' else c.relkind::text end as kind
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind not in ('i', 'I', 'S', 't', 'c')
order by c.relname collate "C";

-- name: columns
select a.attrelid::int as id, quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type,
  case when a.attcollation <> t.typcollation then (select quote_ident(collname) from pg_collation where oid = a.attcollation) end
    as collation,
  a.attnotnull as filled, a.attidentity as identity, a.attgenerated as generated, pg_get_expr(d.adbin, d.adrelid) as value
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
order by a.attrelid, a.attnum;

-- name: constraints
-- Not 'n': that a column is filled stands there since version 18, and beside the column always. Not 't': a trigger's own.
select conrelid::int as id, quote_ident(conname) as name, pg_get_constraintdef(oid, true) as definition
from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 and contype not in ('n', 't')
order by array_position('{p,u,x,c,f}', contype::text), conname collate "C";

-- name: indexes
select i.indrelid::int as id, quote_ident(c.relname) as name, pg_get_indexdef(i.indexrelid, 0, true) as definition
from pg_index i join pg_class c on c.oid = i.indexrelid
where c.relnamespace = 'public'::regnamespace
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by c.relname collate "C";

-- name: policies
select p.polrelid::int as id, quote_ident(p.polname) as name, p.polpermissive as permissive,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
    as command,
  (select string_agg(case when role = 0 then 'everybody' else role::regrole::text end, ', ' order by role::regrole::text collate "C")
    from unnest(p.polroles) role) as roles,
  pg_get_expr(p.polqual, p.polrelid, true) as "using", pg_get_expr(p.polwithcheck, p.polrelid, true) as "check"
from pg_policy p join pg_class c on c.oid = p.polrelid
where c.relnamespace = 'public'::regnamespace order by p.polname collate "C";

-- name: grants
-- Of the whole table in one row, of single columns in a row for each privilege; what the owner may is left off.
select id, role, string_agg(distinct privilege, ', ') || coalesce(' (' || string_agg(col, ', ' order by place) || ')', '') as privileges
from (
  select c.oid::int as id, c.relowner as owner, null as col, 0 as place, a.*
  from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and c.relkind <> 'S'
  union all
  select c.oid::int, c.relowner, quote_ident(t.attname), t.attnum, a.*
  from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
  where c.relnamespace = 'public'::regnamespace
) granted, lateral (select case when grantee = 0 then 'everybody' else grantee::regrole::text end as role,
  lower(privilege_type) || case when is_grantable then ' to grant on' else '' end as privilege) named
where grantee <> owner
group by id, role, case when col is null then '' else privilege end
order by role collate "C", case when col is null then '' else privilege end collate "C";

-- name: triggers
select tgrelid::int as id, quote_ident(tgname) as name, pg_get_triggerdef(oid, true) as definition, tgenabled = 'O' as fires
from pg_trigger where not tgisinternal order by tgname collate "C";

-- name: functions
select p.proname || '(' || pg_get_function_arguments(p.oid) || ')' as name, pg_get_function_result(p.oid) as result,
  l.lanname as language, p.prosecdef as as_owner, btrim(p.prosrc, E'\n ') as source,
  case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
  (select string_agg(case when a.grantee = 0 then 'everybody' else a.grantee::regrole::text end, ', ')
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner) as callers
from pg_proc p join pg_language l on l.oid = p.prolang
where p.pronamespace = 'public'::regnamespace order by p.proname collate "C", 1;

-- name: roles
-- Whoever was let into the schema; other databases of a server may have roles of their own.
select r.rolname as name, r.rolcanlogin as login, r.rolsuper as superuser, r.rolbypassrls as bypassrls, r.rolcreaterole as createrole,
  r.rolcreatedb as createdb, r.rolreplication as replication,
  exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as "tables of its own",
  exists (select from pg_auth_members m where m.member = r.oid) as "other roles",
  (select string_agg(lower(privilege_type), ', ' order by privilege_type) from aclexplode(n.nspacl) where grantee = r.oid) as on_schema
from pg_roles r join pg_namespace n on n.nspname = 'public'
where r.oid in (select grantee from aclexplode(n.nspacl)) and r.oid <> n.nspowner
order by r.rolname collate "C";
