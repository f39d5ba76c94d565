-- What a policy table that was proposed would change, on the extracts of a published run.
alter table job drop constraint "a job is of a known kind";
alter table job add constraint "a job is of a known kind"
  check (kind in ('check', 'compare', 'propose', 'preview', 'publish', 'difference', 'policy_preview'));
alter table job add column policy_id bigint references policy_table;
create index job_by_policy on job (policy_id) where policy_id is not null;
alter table job add constraint "a preview of a policy names it" check ((kind = 'policy_preview') = (policy_id is not null));
