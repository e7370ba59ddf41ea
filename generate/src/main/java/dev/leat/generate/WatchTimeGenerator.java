package dev.leat.generate;

import dev.leat.api.problem.LeatException;
import dev.leat.generate.SampleFile.Written;
import java.nio.file.Path;

/**
 * What users watched, a file a day, in the order of time. One entry in ten is logged again in its
 * file with another time watched; entries of earlier files are logged again on request.
 */
final class WatchTimeGenerator implements SampleGenerator {
  @Override
  public String name() {
    return "watch-time";
  }

  @Override
  public String description() {
    return "Activity as CSV, a file a day: log_id, user_id, timestamp, ip_address, watch_time(min)";
  }

  @Override
  public SampleExtent usual() {
    return new SampleExtent.Files(1, 10_000_000);
  }

  @Override
  public Sample generate(SampleRequest request, GenerateProgress progress) {
    if (!(request.extent() instanceof SampleExtent.Files(int files, long bytes))) {
      throw LeatException.user(
          "generate-option",
          "generate watch-time: --rows does not apply: activity files are made by number and size."
              + " Say --files and --size instead.");
    }
    Written all = new Written(0, 0, 0);
    for (int file = 0; file < files; file++) {
      Written before = all;
      Path to = request.to().resolve("user_activity_%03d.csv".formatted(file + 1));
      Written one =
          new SampleFile(
                  new ActivityRows(file, bytes, request),
                  ActivityRows.fileSeed(request.seed(), file),
                  request.threads(),
                  to)
              .write(
                  new SampleFile.End.AfterBytes(bytes),
                  (rows, written) ->
                      progress.written(before.rows() + rows, before.bytes() + written));
      all =
          new Written(
              all.rows() + one.rows(),
              all.dirtyRows() + one.dirtyRows(),
              all.bytes() + one.bytes());
    }
    return new Sample(request.to(), files, all.rows(), all.dirtyRows(), all.bytes());
  }
}
