package dev.leat.core.quarantine;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.Filter;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.quarantine.Excerpts.Item;
import dev.leat.core.quarantine.Excerpts.Passing;
import dev.leat.core.run.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decisions that are tried before they are taken: the rows are judged by today's rules. */
public final class Mending {
  private final Workbench bench;
  private final Quarantine quarantine;
  private final QuarantineDesk desk;
  private final Function<String, CheckedPipeline> checked;
  private final Path scratch;

  /**
   * @param checked a pipeline by name, checked
   * @param scratch an empty folder
   */
  public Mending(Workbench bench, Function<String, CheckedPipeline> checked, Path scratch) {
    this.bench = bench;
    this.quarantine = bench.store().quarantine();
    this.desk = new QuarantineDesk(quarantine, bench.clock());
    this.checked = checked;
    this.scratch = scratch;
  }

  /** Whether a decision is taken although the row would not pass. */
  public enum Acceptance {
    WHEN_IT_PASSES,
    ALWAYS
  }

  /**
   * What became of decisions about several rows.
   *
   * @param decided rows that the decision was noted for
   * @param refused rows that would still not pass, which stay as they are
   */
  public record Decided(List<Long> decided, List<Judged> refused) {
    public Decided {
      decided = List.copyOf(decided);
      refused = List.copyOf(refused);
    }
  }

  /** Replaces the text of records, from now on whenever they are read. */
  public Decided mend(Map<Long, String> texts, Acceptance acceptance) {
    List<Item> items = new ArrayList<>();
    texts.forEach((id, text) -> items.add(new Item(desk.show(id), text, Passing.JUDGED)));
    Map<Long, Judged> refused = refused(items, acceptance);
    List<Long> accepted = accepted(items, refused);
    accepted.forEach(id -> desk.mend(id, texts.getOrDefault(id, "")));
    return new Decided(accepted, List.copyOf(refused.values()));
  }

  /** Lets rows pass although they break expectations. */
  public Decided waive(Collection<Long> ids, Acceptance acceptance) {
    List<Item> items =
        ids.stream()
            .map(desk::show)
            .map(row -> new Item(row, QuarantineDesk.current(row), Passing.WAIVED))
            .toList();
    Map<Long, Judged> refused = refused(items, acceptance);
    List<Long> accepted = accepted(items, refused);
    desk.waive(accepted);
    return new Decided(accepted, List.copyOf(refused.values()));
  }

  /**
   * Judges open rows by today's rules. Those that pass now count as mended with their own text, so
   * that they are replayed; the others get today's reasons.
   */
  public Decided rejudge(String pipeline) {
    List<Item> open =
        quarantine.list(Filter.of(pipeline).withState(State.OPEN)).stream()
            .map(row -> new Item(row, row.row().text(), Passing.JUDGED))
            .toList();
    List<Long> passing = new ArrayList<>();
    List<Judged> failing = new ArrayList<>();
    for (Judged judged : new Judge(bench, scratch).judge(checked.apply(pipeline), open)) {
      QuarantinedRow row = judged.row();
      if (judged.passes()) {
        desk.mend(row.id(), row.row().text());
        passing.add(row.id());
      } else {
        failing.add(judged);
        quarantine.add(
            pipeline,
            row.source(),
            row.lastRun(),
            row.at(),
            List.of(withReasons(row.row(), judged.reasons())));
      }
    }
    return new Decided(passing, failing);
  }

  private static RejectedRow withReasons(RejectedRow row, List<String> reasons) {
    return new RejectedRow(
        row.file(), row.fingerprint(), row.record(), row.line(), row.text(), reasons);
  }

  private Map<Long, Judged> refused(List<Item> items, Acceptance acceptance) {
    Map<Long, Judged> refused = new LinkedHashMap<>();
    switch (acceptance) {
      case ALWAYS -> {}
      case WHEN_IT_PASSES ->
          judge(items).stream()
              .filter(judged -> !judged.passes())
              .forEach(judged -> refused.put(judged.row().id(), judged));
    }
    return refused;
  }

  private static List<Long> accepted(List<Item> items, Map<Long, Judged> refused) {
    return items.stream()
        .map(item -> item.row().id())
        .filter(id -> !refused.containsKey(id))
        .toList();
  }

  private List<Judged> judge(List<Item> items) {
    Map<String, List<Item>> byPipeline =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.row().pipeline(), LinkedHashMap::new, Collectors.toList()));
    List<Judged> judged = new ArrayList<>();
    byPipeline.forEach(
        (pipeline, ofPipeline) ->
            judged.addAll(new Judge(bench, scratch).judge(checked.apply(pipeline), ofPipeline)));
    return judged;
  }
}
