package dev.leat.testing.store;

import dev.leat.api.run.RunState;
import dev.leat.api.store.RunRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs to enter into stores. */
final class RunRecords {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

  private RunRecords() {}

  static RunRecord run(String id, String pipeline) {
    return run(id, pipeline, RunState.SCHEDULED, NOON);
  }

  static RunRecord run(String id, String pipeline, RunState state, Instant time) {
    return new RunRecord(
        id,
        pipeline,
        pipeline,
        "development",
        RunRecord.Purpose.INPUTS,
        Map.of("input", "data/a.csv"),
        null,
        state,
        time,
        time,
        null,
        new RunRecord.WorkerProcess(42, "host"),
        null);
  }

  /** A shortest way of legal transitions from the first state to each that can be reached. */
  static Map<RunState, List<RunState>> ways() {
    Map<RunState, List<RunState>> ways = new EnumMap<>(RunState.class);
    ways.put(RunState.SCHEDULED, List.of());
    Deque<RunState> open = new ArrayDeque<>(List.of(RunState.SCHEDULED));
    while (!open.isEmpty()) {
      RunState from = open.remove();
      for (RunState next : RunState.values()) {
        if (from.mayBecome(next) && !ways.containsKey(next)) {
          List<RunState> way = new ArrayList<>(ways.getOrDefault(from, List.of()));
          way.add(next);
          ways.put(next, way);
          open.add(next);
        }
      }
    }
    return ways;
  }
}
