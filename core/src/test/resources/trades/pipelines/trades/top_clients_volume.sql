select user_id, sum(total_volume) as total_volume, sum(trade_count) as trade_count
from agg_trades_weekly
where client_type = 'bronze'
group by user_id
order by total_volume desc, user_id
limit 3
