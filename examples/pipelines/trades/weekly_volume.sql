select
  week_start_date,
  client_type,
  sum(total_volume) as total_volume
from agg_trades_weekly
group by all
order by week_start_date, client_type
