-- name: insertFigures
insert into area_figure (run_id, area, measure, value)
select $1, area, measure, value from (
  select area, {counts} from person where left_at is null and merged_into is null and area ^@ $2 group by area
) f, lateral (values {measures}) m (measure, value)
where value > 0;
