select
  symbol,
  timestamp,
  cast(rsi as decimal(5,2)) as rsi,
  macd,
  macd_signal,
  macd_histogram,
  sma_20,
  sma_50,
  case when rsi < 30 then 'oversold' when rsi > 70 then 'overbought' else 'neutral' end as rsi_signal,
  case when macd_histogram > 0 then 'bullish' else 'bearish' end as macd_signal_type,
  case when sma_20 > sma_50 then 'bullish' else 'bearish' end as sma_trend
from indicators
