-- Equal values are ordered by user_id, so that the report does not change from run to run.
select
  user_id,
  cast(sum(total_volume) as decimal(18,4)) as total_volume,
  cast(sum(total_pnl) as decimal(18,4)) as total_pnl,
  cast(sum(trade_count) as bigint) as trade_count
from agg_trades_weekly
where client_type = 'bronze'
group by user_id
order by total_pnl desc, user_id
limit 3
