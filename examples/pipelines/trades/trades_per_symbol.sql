select
  symbol,
  cast(sum(trade_count) as bigint) as trade_count
from agg_trades_weekly
group by all
order by symbol
