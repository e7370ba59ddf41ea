package dev.leat.core.run;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.PublishDecision.Entry;
import dev.leat.core.journal.PublishDecision.Group;
import dev.leat.core.journal.PublishedEntry;
import dev.leat.core.plan.Publishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The publish steps. Before the decision, {@link #prepare} changes nothing a reader can see; after
 * it, {@link #deliver} goes forward from wherever an earlier process stopped, needing nothing but
 * the decision.
 */
final class Delivery {
  /** The step that prepares all groups; not a name that a connection can have. */
  private static final StepId PREPARE = new StepId(StepKind.PUBLISH, "all targets");

  private static final StepId INPUTS = new StepId(StepKind.PUBLISH, "done inputs");

  private final RunRecord run;
  private final PublicationId id;
  private final Workbench bench;
  private final Publishers publishers;
  private final StepRunner steps;
  private final EngineSession session;

  Delivery(LiveRun live, Workbench bench, Publishers publishers, EngineSession session) {
    this.run = live.run();
    this.id = new PublicationId(run.pipeline(), run.id());
    this.bench = bench;
    this.publishers = publishers;
    this.steps = live.steps();
    this.session = session;
  }

  /** Prepares every group, or discards what was prepared. */
  void prepare(List<Group> groups, Map<String, StoredResult> results) {
    steps.run(
        PREPARE,
        () -> {
          List<Group> prepared = new ArrayList<>();
          try {
            for (Group group : groups) {
              try (Publisher publisher = publishers.open(group.name())) {
                prepared.add(group);
                publisher.prepare(id, publications(group, results));
              }
            }
          } catch (RuntimeException failure) {
            discard(prepared, results, failure);
            throw failure;
          }
          return new StepRunner.Outcome<>(groups, StepFigures.NONE, "");
        });
  }

  /** Takes back what was prepared, for a run that is not going to publish. */
  void discard(List<Group> groups, Map<String, StoredResult> results, RuntimeException reason) {
    for (Group group : groups) {
      try (Publisher publisher = publishers.open(group.name())) {
        publisher.discard(id, publications(group, results));
      } catch (RuntimeException failure) {
        reason.addSuppressed(failure);
      }
    }
  }

  /** Commits what is not committed, then marks the inputs as done. */
  void deliver(PublishDecision decision) {
    RunJournal journal = bench.store().runs();
    Set<String> committed =
        journal.commits(run.id()).stream()
            .map(RunJournal.CommittedGroup::group)
            .collect(Collectors.toSet());
    for (Group group : decision.groups()) {
      if (!committed.contains(group.name())) {
        commit(group, decision.results());
      }
    }
    steps.run(
        INPUTS,
        () -> {
          markDone(decision);
          return new StepRunner.Outcome<>(decision, StepFigures.NONE, "");
        });
  }

  private void commit(Group group, Map<String, StoredResult> results) {
    StepId step = new StepId(StepKind.PUBLISH, group.name());
    steps.run(
        step,
        () -> {
          List<Receipt> receipts;
          try (Publisher publisher = publishers.open(group.name())) {
            receipts = publisher.commit(id, publications(group, results));
          }
          steps.reached(step, "committed");
          List<PublishedEntry> published = new ArrayList<>();
          for (int i = 0; i < receipts.size(); i++) {
            published.add(new PublishedEntry(group.entries().get(i).table(), receipts.get(i)));
          }
          String json = JournalJson.write(published);
          bench.store().runs().committed(run.id(), group.name(), json, bench.now());
          return new StepRunner.Outcome<>(receipts, figures(receipts), json);
        });
  }

  private static StepFigures figures(List<Receipt> receipts) {
    long rows = receipts.stream().mapToLong(Receipt::rows).sum();
    long bytes = receipts.stream().mapToLong(receipt -> Math.max(0, receipt.bytes())).sum();
    return new StepFigures(rows, rows, 0, bytes, 0, 0);
  }

  private List<Publication> publications(Group group, Map<String, StoredResult> results) {
    return group.entries().stream().map(entry -> publication(entry, results)).toList();
  }

  private Publication publication(Entry entry, Map<String, StoredResult> results) {
    StoredResult result = results.get(entry.table());
    if (result == null) {
      throw new IllegalStateException("no result of " + entry.table());
    }
    return new Publication(
        entry.table(),
        entry.target(),
        result.schema(),
        () -> session.rows("select * from " + Sql.name(entry.table())),
        entry.parts(),
        entry.targetChecks());
  }

  private void markDone(PublishDecision decision) {
    bench
        .store()
        .ledger()
        .publish(run.history(), run.id(), decision.inputs(), decision.intervals());
    decision
        .read()
        .forEach(
            (source, fingerprints) ->
                bench.store().quarantine().settle(run.pipeline(), source, fingerprints, run.id()));
    bench.store().quarantine().replayed(decision.replayed(), run.id());
  }
}
