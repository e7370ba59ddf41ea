package dev.leat.generate;

import dev.leat.api.problem.LeatException;
import dev.leat.generate.SampleFile.Written;

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
  public SampleExtent usual() {
    return new SampleExtent.Rows(1_000);
  }

  @Override
  public Sample generate(SampleRequest request, GenerateProgress progress) {
    if (!(request.extent() instanceof SampleExtent.Rows(long rows))) {
      throw LeatException.user(
          "generate-option",
          "generate trades: --files and --size do not apply: trades are one file of --rows rows."
              + " Say --rows instead.");
    }
    if (request.crossFileDuplicates().fraction() > 0) {
      throw LeatException.user(
          "generate-option",
          "generate trades: --cross-file-duplicates does not apply: trades are one file. Leave it"
              + " out.");
    }
    TradeRows maker = new TradeRows(rows, request.seed(), request.dirty());
    Written written =
        new SampleFile(maker, request.seed(), request.threads(), request.to())
            .write(new SampleFile.End.AfterRows(rows), progress);
    return new Sample(request.to(), 1, written.rows(), written.dirtyRows(), written.bytes());
  }
}
