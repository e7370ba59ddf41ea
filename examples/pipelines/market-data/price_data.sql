-- Prices as they came, and what follows from each row alone.
select
  symbol,
  timestamp,
  open as open_price,
  high as high_price,
  low as low_price,
  close as close_price,
  volume,
  source,
  cast(close - open as decimal(20,8)) as price_change,
  cast(100 * (close - open) / open as decimal(20,8)) as price_change_percent,
  cast(high - low as decimal(20,8)) as price_range,
  cast(100 * (high - low) / open as decimal(20,8)) as price_range_percent,
  cast((high + low + close) / 3 as decimal(20,8)) as typical_price,
  ${run.time} as processed_at
from prices
