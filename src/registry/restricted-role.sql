-- name: enterForReading
-- The last two as in every request (roleSettings).
select set_config('transaction_read_only', 'on', true), set_config('role', $1, true), set_config('canbao.scope', $2, true),
  set_config('canbao.account', $3, true), set_config('canbao.permission', $4, true), set_config('plan_cache_mode', $5, true),
  set_config('random_page_cost', '1.1', true), set_config('max_parallel_workers_per_gather', '0', true);
