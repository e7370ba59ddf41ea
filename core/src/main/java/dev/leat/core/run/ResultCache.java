package dev.leat.core.run;

import dev.leat.api.engine.Computation;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.project.Project;
import dev.leat.api.store.ResultIndex;
import dev.leat.api.store.RunRecord;
import dev.leat.core.journal.JournalJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Stored results in {@code .leat/cache}, limited in size. */
final class ResultCache {
  private final Workbench bench;

  ResultCache(Workbench bench) {
    this.bench = bench;
  }

  /** Computes a table and keeps its rows under the key. */
  StoredResult store(
      EngineSession session, String pipeline, String table, Computation computation, String key) {
    Path folder = folder(bench.project(), key);
    // Complete or not there at all; but one that is not in the index has lost its description.
    RunFolder.delete(folder);
    RunFolder.made(bench.project().stateFolder().resolve("cache"));
    StoredResult result = session.store(table, computation, folder);
    bench
        .store()
        .results()
        .put(
            new ResultIndex.ResultEntry(
                key,
                pipeline,
                table,
                "cache/" + key,
                JournalJson.in(bench.project()).write(result),
                result.rows(),
                result.bytes(),
                bench.now()));
    return result;
  }

  /**
   * Removes results beyond the size limit, least recently used first, but none that an unfinished
   * or undelivered run may need.
   */
  void evict() {
    ResultIndex index = bench.store().results();
    List<ResultIndex.ResultEntry> entries = index.all();
    long excess =
        entries.stream().mapToLong(ResultIndex.ResultEntry::bytes).sum()
            - bench.settings().cacheBytes();
    if (excess <= 0) {
      return;
    }
    Instant needed = neededSince(entries);
    for (ResultIndex.ResultEntry entry : entries) {
      if (excess <= 0 || !entry.lastUsed().isBefore(needed)) {
        return;
      }
      index.remove(entry.key());
      RunFolder.delete(folder(bench.project(), entry.key()));
      excess -= entry.bytes();
    }
  }

  private Instant neededSince(List<ResultIndex.ResultEntry> entries) {
    Stream<RunRecord> undelivered =
        entries.stream()
            .map(ResultIndex.ResultEntry::pipeline)
            .distinct()
            .flatMap(pipeline -> bench.store().runs().undelivered(pipeline).stream());
    return Stream.concat(bench.store().runs().unfinished().stream(), undelivered)
        .map(RunRecord::time)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private static Path folder(Project project, String key) {
    return project.stateFolder().resolve("cache").resolve(key);
  }
}
