package dev.leat.testing.store;

import static dev.leat.testing.store.RunRecords.NOON;
import static dev.leat.testing.store.RunRecords.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.Ledger.FileEntry;
import dev.leat.api.store.Ledger.IntervalEntry;
import dev.leat.api.store.ResultIndex.ResultEntry;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StateChange;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;
import dev.leat.api.store.Store;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with runs, ledger and results. */
public abstract class StoreContract {
  private static final StepId READ = new StepId(StepKind.READ, "trades");

  @SuppressWarnings("NullAway.Init")
  private Store store;

  /** Opens the store; all calls of one test open the same one. */
  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open();
  }

  @Test
  void remembersARunAsItWasEntered() {
    RunRecord run =
        new RunRecord(
            "r1",
            "trades",
            "trades?region=eu",
            "production",
            RunRecord.Purpose.REPLAY,
            Map.of("a", "1", "b", ""),
            new RunRecord.IntervalBounds(
                LocalDateTime.parse("2026-11-09T00:00"), LocalDateTime.parse("2026-11-16T00:00")),
            RunState.PENDING,
            NOON,
            NOON.plusSeconds(1),
            null,
            new RunRecord.WorkerProcess(7, "mill"),
            null);
    store.runs().create(run);
    reopen();

    assertThat(store.runs().find("r1")).contains(run);
    assertThat(store.runs().find("r2")).isEmpty();
  }

  @Test
  void allowsExactlyTheListedTransitions() {
    Map<RunState, List<RunState>> ways = RunRecords.ways();
    assertThat(ways).containsOnlyKeys(RunState.values());
    RunJournal journal = store.runs();
    for (RunState from : RunState.values()) {
      for (RunState next : RunState.values()) {
        String id = from + "-" + next;
        journal.create(run(id, "p"));
        ways.getOrDefault(from, List.of()).forEach(state -> journal.enter(id, state, NOON, null));
        if (from.mayBecome(next)) {
          journal.enter(id, next, NOON, null);
          assertThat(journal.find(id).orElseThrow().state()).isEqualTo(next);
        } else {
          assertThatThrownBy(() -> journal.enter(id, next, NOON, null))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("run " + id + " is " + from + " and cannot become " + next);
          assertThat(journal.find(id).orElseThrow().state()).isEqualTo(from);
        }
      }
    }
  }

  @Test
  void notesWhenAStateWasEnteredAndWhyItFailed() {
    store.runs().create(run("r1", "p", RunState.PENDING, NOON));
    store.runs().enter("r1", RunState.RUNNING, NOON.plusSeconds(1), null);
    RunError error = new RunError("no-disk", ErrorKind.RESOURCE, "The disk is full.");
    store.runs().enter("r1", RunState.FAILED, NOON.plusSeconds(2), error);
    reopen();

    assertThat(store.runs().states("r1"))
        .containsExactly(
            new StateChange(RunState.PENDING, NOON),
            new StateChange(RunState.RUNNING, NOON.plusSeconds(1)),
            new StateChange(RunState.FAILED, NOON.plusSeconds(2)));
    RunRecord failed = store.runs().find("r1").orElseThrow();
    assertThat(failed.error()).isEqualTo(error);
    assertThat(failed.ended()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void listsTheNewestRunsFirst() {
    store.runs().create(run("r1", "p", RunState.PENDING, NOON));
    store.runs().create(run("r2", "q", RunState.PENDING, NOON.plusSeconds(1)));
    store.runs().create(run("r3", "p", RunState.PENDING, NOON.plusSeconds(2)));

    assertThat(store.runs().list(null, 10))
        .extracting(RunRecord::id)
        .containsExactly("r3", "r2", "r1");
    assertThat(store.runs().list("p", 10)).extracting(RunRecord::id).containsExactly("r3", "r1");
    assertThat(store.runs().list("p", 1)).extracting(RunRecord::id).containsExactly("r3");
  }

  @Test
  void knowsRunsThatAreNotOver() {
    store.runs().create(run("r1", "p", RunState.PENDING, NOON));
    store.runs().create(run("r2", "p", RunState.PENDING, NOON));
    store.runs().enter("r2", RunState.CANCELLED, NOON, null);

    assertThat(store.runs().unfinished()).extracting(RunRecord::id).containsExactly("r1");
  }

  @Test
  void numbersAttemptsAndRemembersHowTheyEnded() {
    store.runs().create(run("r1", "p"));
    assertThat(store.runs().begin("r1", READ, "k", NOON)).isEqualTo(1);
    RunError error = new RunError("gone", ErrorKind.EXTERNAL, "The server went away.");
    StepRecord failed =
        new StepRecord(
            "r1",
            READ,
            1,
            StepRecord.State.FAILED,
            NOON,
            NOON.plusMillis(5),
            "k",
            StepFigures.NONE,
            "",
            error);
    store.runs().end(failed);
    assertThat(store.runs().begin("r1", READ, "k", NOON)).isEqualTo(2);
    reopen();

    assertThat(store.runs().steps("r1"))
        .containsExactly(
            failed,
            new StepRecord(
                "r1",
                READ,
                2,
                StepRecord.State.RUNNING,
                NOON,
                null,
                "k",
                StepFigures.NONE,
                "",
                null));
  }

  @Test
  void findsTheNewestSuccessOfAKey() {
    for (String id : List.of("r1", "r2", "r3")) {
      store.runs().create(run(id, "p"));
      store.runs().begin(id, READ, "k", NOON);
      StepRecord.State state =
          id.equals("r3") ? StepRecord.State.FAILED : StepRecord.State.SUCCEEDED;
      store
          .runs()
          .end(
              new StepRecord(
                  id,
                  READ,
                  1,
                  state,
                  NOON,
                  NOON,
                  "k",
                  new StepFigures(1, 2, 3, 4, 5, 6),
                  "{\"n\":1}",
                  null));
    }

    StepRecord found = store.runs().succeeded("k").orElseThrow();
    assertThat(found.run()).isEqualTo("r2");
    assertThat(found.details()).isEqualTo("{\"n\":1}");
    assertThat(found.figures()).isEqualTo(new StepFigures(1, 2, 3, 4, 5, 6));
    assertThat(store.runs().succeeded("other")).isEmpty();
    assertThat(store.runs().succeeded("")).isEmpty();
  }

  @Test
  void decidesAndEntersPublishingInOneStep() {
    store.runs().create(run("r1", "p", RunState.RUNNING, NOON));
    store.runs().decide("r1", "{}", NOON);
    reopen();

    assertThat(store.runs().decision("r1")).contains("{}");
    assertThat(store.runs().find("r1").orElseThrow().state()).isEqualTo(RunState.PUBLISHING);
    assertThat(store.runs().undelivered("p")).extracting(RunRecord::id).containsExactly("r1");
    assertThat(store.runs().undelivered("q")).isEmpty();

    store.runs().enter("r1", RunState.COMPLETED, NOON, null);
    assertThat(store.runs().undelivered("p")).isEmpty();
  }

  @Test
  void decidesNothingForARunThatMayNotPublish() {
    store.runs().create(run("r1", "p", RunState.CANCELLING, NOON));

    assertThatThrownBy(() -> store.runs().decide("r1", "{}", NOON))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.runs().decision("r1")).isEmpty();
    assertThat(store.runs().find("r1").orElseThrow().state()).isEqualTo(RunState.CANCELLING);
  }

  @Test
  void remembersTheFirstCommitOfAGroup() {
    store.runs().create(run("r1", "p"));
    store.runs().committed("r1", "results", "[1]", NOON);
    store.runs().committed("r1", "files", "[2]", NOON);
    store.runs().committed("r1", "results", "[3]", NOON.plusSeconds(9));

    assertThat(store.runs().commits("r1"))
        .containsExactly(
            new RunJournal.CommittedGroup("results", "[1]", NOON),
            new RunJournal.CommittedGroup("files", "[2]", NOON));
  }

  @Test
  void forgetsARunButNotWhatItPublished() {
    store.runs().create(run("r1", "p"));
    store.runs().begin("r1", READ, "k", NOON);
    store.ledger().publish("p", "r1", List.of(file("a.csv", 1, "00000001", "r1")), List.of());
    store.runs().forget("r1");

    assertThat(store.runs().find("r1")).isEmpty();
    assertThat(store.runs().steps("r1")).isEmpty();
    assertThat(store.ledger().files("p", "s")).hasSize(1);
  }

  private static FileEntry file(String name, long size, String fingerprint, String run) {
    return new FileEntry("s", name, size, fingerprint, run, NOON);
  }

  @Test
  void keepsTheNewestEntryOfEachFileByName() {
    FileEntry b = file("b.csv", 1, "0000000b", "r1");
    FileEntry a = file("a.csv", 1, "0000000a", "r1");
    FileEntry changed = file("b.csv", 2, "000000bb", "r2");
    store.ledger().publish("p", "r1", List.of(b, a), List.of());
    store.ledger().publish("p", "r2", List.of(changed), List.of());

    assertThat(store.ledger().files("p", "s")).containsExactly(a, changed);
    assertThat(store.ledger().files("p", "other")).isEmpty();
    assertThat(store.ledger().files("q", "s")).isEmpty();
  }

  @Test
  void markingInputsAgainChangesNothing() {
    FileEntry entry = file("a.csv", 1, "0000000a", "r1");
    store.ledger().publish("p", "r1", List.of(entry), List.of());
    store.ledger().publish("p", "r1", List.of(entry), List.of());
    store.ledger().publish("p", "r2", List.of(file("a.csv", 1, "0000000a", "r2")), List.of());

    assertThat(store.ledger().files("p", "s")).containsExactly(entry);
  }

  @Test
  void knowsPublishedIntervalsAndTheirEnd() {
    IntervalEntry second = interval("2026-11-09T00:00", "2026-11-16T00:00");
    IntervalEntry first = interval("2026-11-02T00:00", "2026-11-09T00:00");
    assertThat(store.ledger().highWaterMark("p")).isEmpty();
    store.ledger().publish("p", "r1", List.of(), List.of(second, first));
    store.ledger().publish("p", "r1", List.of(), List.of(first));

    assertThat(store.ledger().intervals("p")).containsExactly(first, second);
    assertThat(store.ledger().highWaterMark("p")).contains(second.end());
  }

  private static IntervalEntry interval(String start, String end) {
    return new IntervalEntry(LocalDateTime.parse(start), LocalDateTime.parse(end), "r1", NOON);
  }

  @Test
  void listsResultsByTheirLastUse() {
    ResultEntry a = result("a", NOON);
    ResultEntry b = result("b", NOON.plusSeconds(1));
    store.results().put(a);
    store.results().put(b);
    assertThat(store.results().all()).containsExactly(a, b);

    assertThat(store.results().use("a", NOON.plusSeconds(2)))
        .contains(result("a", NOON.plusSeconds(2)));
    assertThat(store.results().find("b")).contains(b);
    assertThat(store.results().all()).extracting(ResultEntry::key).containsExactly("b", "a");

    store.results().remove("a");
    assertThat(store.results().find("a")).isEmpty();
    assertThat(store.results().use("a", NOON)).isEmpty();
  }

  private static ResultEntry result(String key, Instant lastUsed) {
    return new ResultEntry(key, "p", "t", "cache/" + key, "{}", 10, 100, lastUsed);
  }

  @Test
  void survivesManyThreads() throws InterruptedException {
    store.runs().create(run("r1", "p"));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> store.runs().begin("r1", READ, "k", NOON)));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(store.runs().steps("r1"))
        .extracting(StepRecord::attempt)
        .containsExactly(1, 2, 3, 4);
  }
}
