select
  p.symbol,
  p.timestamp,
  'extreme_price_movement' as anomaly_type,
  case when abs(p.price_change_percent) > 2 * t.threshold then 'high' else 'medium' end as severity,
  p.price_change_percent as value,
  t.threshold,
  'price changed by ' || cast(p.price_change_percent as varchar) || ' %, threshold ' || cast(t.threshold as varchar) || ' %'
    as description
from price_data as p
join price_thresholds as t on p.symbol = t.symbol
where abs(p.price_change_percent) > t.threshold
union all
select
  i.symbol,
  i.timestamp,
  'extreme_rsi' as anomaly_type,
  'high' as severity,
  cast(i.rsi as decimal(20,8)) as value,
  cast(case when i.rsi < 10 then 10 else 90 end as decimal(20,8)) as threshold,
  'RSI is ' || cast(i.rsi as varchar) || ', outside 10 … 90' as description
from technical_indicators as i
where i.rsi < 10 or i.rsi > 90
