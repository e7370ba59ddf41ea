package dev.leat.core.quarantine;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.problem.LeatException;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.quarantine.Excerpts.Item;
import dev.leat.core.run.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges quarantined records by today's rules: they are read as a run would read them. */
final class Judge {
  private final Workbench bench;
  private final Path scratch;

  Judge(Workbench bench, Path scratch) {
    this.bench = bench;
    this.scratch = scratch;
  }

  /** The verdicts in the order of the sources, then of the files. */
  List<Judged> judge(CheckedPipeline pipeline, List<Item> items) {
    Map<String, List<Item>> bySource = new LinkedHashMap<>();
    items.forEach(
        item -> bySource.computeIfAbsent(item.row().source(), _ -> new ArrayList<>()).add(item));
    List<Judged> judged = new ArrayList<>();
    if (bySource.isEmpty()) {
      return judged;
    }
    RunFacts facts = new RunFacts("judging", bench.clock().instant(), null);
    try (EngineSession session =
        bench
            .engine()
            .open(
                new EngineSettings(
                    bench.settings().memoryBytes(), bench.settings().threads(), scratch))) {
      facts.functions().forEach(session::declare);
      pipeline.functions().forEach(session::declare);
      bySource.forEach(
          (name, ofSource) -> judged.addAll(judge(session, source(pipeline, name), ofSource)));
    }
    return judged;
  }

  static CheckedSource source(CheckedPipeline pipeline, String name) {
    return pipeline
        .source(name)
        .orElseThrow(
            () ->
                LeatException.user(
                    "source-gone",
                    pipeline.pipeline().name()
                        + " no longer has the source "
                        + name
                        + ". Discard its rows: leat quarantine discard"));
  }

  private List<Judged> judge(EngineSession session, CheckedSource source, List<Item> items) {
    Excerpts.Written written =
        new Excerpts(bench.project(), scratch.resolve("judged")).write(source.source(), items);
    Map<String, Map<Long, List<String>>> reasons = new HashMap<>();
    session.read(
        new SourceRead(source.source(), written.files(), written.patches(), null, null, null),
        rows -> {
          for (RejectedRow row : rows) {
            reasons
                .computeIfAbsent(row.fingerprint(), _ -> new HashMap<>())
                .put(row.record(), row.reasons());
          }
        });
    List<Judged> judged = new ArrayList<>();
    written
        .items()
        .forEach(
            (fingerprint, ofFile) -> {
              Map<Long, List<String>> ofThat = reasons.getOrDefault(fingerprint, Map.of());
              for (int i = 0; i < ofFile.size(); i++) {
                Item item = ofFile.get(i);
                judged.add(
                    new Judged(item.row(), item.text(), ofThat.getOrDefault(i + 1L, List.of())));
              }
            });
    return judged;
  }
}
