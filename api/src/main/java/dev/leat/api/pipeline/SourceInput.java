package dev.leat.api.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a source reads: exactly one of these shapes. */
public sealed interface SourceInput {
  /**
   * Files by path or glob.
   *
   * @param pattern relative to the project or absolute, or with a scheme ({@code s3://…})
   * @param format how the files' text is laid out
   */
  record Files(String pattern, FileFormat format) implements SourceInput {}

  /** A table of an outside system. */
  record ConnectionTable(String connection, String table) implements SourceInput {}

  /** A topic of a message broker. */
  record Topic(String connection, String topic) implements SourceInput {}

  /**
   * This pipeline's own published target as it was when the run began.
   *
   * @param table the pipeline's table whose target is read
   * @param lookback how far back from the run's time to read; null for all
   * @param lookbackColumn the column that tells how old a row is; null for the only one with dates
   *     or timestamps
   */
  record Previous(String table, @Nullable Duration lookback, @Nullable String lookbackColumn)
      implements SourceInput {}
}
