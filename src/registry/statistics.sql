-- name: latestRuns
-- The run that figures of an area come from: the last that holds the whole area, else the last of each area inside. As of
-- a moment, of those published before it.
with latest as (
  select distinct on (r.area) r.id, r.key, r.area, r.as_of, r.quarter, r.aae015 from run r
  where r.state = 'published' and ($2::text is null or r.quarter = $2)
    and ($3::timestamptz is null or r.aae015 < $3)
  order by r.area, r.as_of desc, r.aae015 desc
), around as (
  select * from latest where $1 ^@ area_prefix(area) order by as_of desc, length(area_prefix(area)) limit 1
)
select * from around
union all
select * from latest l where area_prefix(l.area) ^@ $1 and not exists (select from around)
  and not exists (select from latest o where area_prefix(l.area) ^@ area_prefix(o.area) and area_prefix(o.area) ^@ $1
    and o.area <> l.area);

-- name: figures
select left(area, $3) as prefix, measure, sum(value) as value from area_figure
where run_id = any ($1) and area ^@ $2 group by left(area, $3), measure order by 1, 2;

-- name: figuresByRun
select r.key, r.quarter, r.as_of, r.aae015, f.measure, sum(f.value) as value
from run r join area_figure f on f.run_id = r.id
where r.state = 'published' and $1 ^@ area_prefix(r.area) and f.area ^@ $1
  and ($2::timestamptz is null or r.aae015 < $2)
group by r.id, r.key, r.quarter, r.as_of, r.aae015, f.measure order by r.as_of, r.id, f.measure;

-- name: divisions
select code, name, level from division where area_prefix(code) ^@ $1 and level = any ($2) and valid_to is null order by code;

-- name: divisionNames
select code, name, level from division where code = any ($1);

-- name: division
select code, name, level from division where code = $1;
