-- One row per week (from Monday), client and symbol.
-- Sums have four decimal places, rounded once per group.
select
  cast(date_trunc('week', timestamp) as date) as week_start_date,
  client_type,
  user_id,
  symbol,
  cast(
    coalesce(
      sum(
        case ${volume}
          when 'quantity' then quantity
          when 'notional' then price * quantity
        end),
      0) as decimal(18,4)) as total_volume,
  -- Buying costs, selling brings in; a side that is neither adds nothing.
  cast(
    coalesce(
      sum(
        case side
          when 'buy' then -(price * quantity)
          when 'sell' then price * quantity
        end),
      0) as decimal(18,4)) as total_pnl,
  count(*) as trade_count
from trades
group by all
