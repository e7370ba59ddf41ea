-- Per symbol the change of price that only one row in twenty exceeds, interpolated between rows. A symbol with a single row
-- has no threshold.
with
  considered as (
    select symbol, timestamp, price_change_percent
    from price_data
    union all
    -- A row that this run brings again counts once.
    select e.symbol, e.timestamp, e.price_change_percent
    from earlier_prices as e
    anti join price_data as p on e.symbol = p.symbol and e.timestamp = p.timestamp
    where ${anomaly_threshold} = 'trailing'
  )
select
  symbol,
  cast(quantile_cont(abs(price_change_percent), 0.95) as decimal(20,8)) as threshold
from considered
group by symbol
having count(*) >= 2
