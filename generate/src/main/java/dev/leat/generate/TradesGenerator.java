package dev.leat.generate;

/**
 * Trades of clients in a handful of symbols over half a year, in the order of time, with the dirt
 * such files have in the wild.
 */
final class TradesGenerator implements SampleGenerator {
  @Override
  public String name() {
    return "trades";
  }

  @Override
  public String description() {
    return "Trades as CSV: timestamp, user_id, client_type, symbol, side, quantity, price";
  }

  @Override
  public Sample generate(SampleRequest request, GenerateProgress progress) {
    TradeRows rows = new TradeRows(request.rows(), request.seed(), request.dirty());
    return new SampleFile(rows, request).write(progress);
  }
}
