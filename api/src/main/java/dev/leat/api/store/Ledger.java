package dev.leat.api.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Which inputs and intervals are published. */
public interface Ledger {
  /** Marks inputs as published by a run; marking again changes nothing. */
  void publish(String history, String run, List<FileEntry> files, List<IntervalEntry> intervals);

  /**
   * The published files of a source, the newest entry of each name, by name in code-point order.
   */
  List<FileEntry> files(String history, String source);

  /** The published intervals, by start. */
  List<IntervalEntry> intervals(String history);

  /** The end of the newest published interval. */
  Optional<LocalDateTime> highWaterMark(String history);

  /**
   * A published file.
   *
   * @param fingerprint CRC32C of all its bytes, 8 hex digits
   */
  record FileEntry(
      String source, String name, long size, String fingerprint, String run, Instant at) {}

  /** A published half-open interval, UTC. */
  record IntervalEntry(LocalDateTime start, LocalDateTime end, String run, Instant at) {}
}
