package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Connection;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunError;
import dev.leat.api.store.StateChange;
import dev.leat.api.store.StepId;
import dev.leat.core.time.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose steps fail, that is stopped, or that finds others at work. */
class FailureTest {
  @TempDir Path root;
  private final FlakyConnector outside = new FlakyConnector();
  private RunFixture project;

  @BeforeEach
  void openProject() {
    project = new RunFixture(root);
    project.add(outside, new Connection("memory", "flaky", Map.of()));
    project.write("data/orders.csv", RunFixture.CLEAN);
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  private static Orders toMemory(int attempts) {
    Orders orders = new Orders();
    orders.connection = "memory";
    orders.withFiles = false;
    orders.retries =
        new RetryPolicy(
            attempts, Duration.ofSeconds(30), RetryPolicy.Backoff.EXPONENTIAL, Duration.ofHours(1));
    return orders;
  }

  private List<RunState> states(RunResult result) {
    return project.store().runs().states(result.run().id()).stream()
        .map(StateChange::state)
        .toList();
  }

  @Test
  void triesAgainAfterGrowingDelays() {
    outside.beforePrepare.add(FlakyConnector.failure(ErrorKind.EXTERNAL));
    outside.beforePrepare.add(FlakyConnector.failure(ErrorKind.RESOURCE));
    RunResult result = project.run(toMemory(3));

    assertThat(result.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(project.slept).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(states(result))
        .containsExactly(
            RunState.PENDING,
            RunState.RUNNING,
            RunState.AWAITING_RETRY,
            RunState.RUNNING,
            RunState.AWAITING_RETRY,
            RunState.RUNNING,
            RunState.PUBLISHING,
            RunState.COMPLETED);
    assertThat(result.steps())
        .filteredOn(step -> step.step().equals(new StepId(StepKind.PUBLISH, "all targets")))
        .extracting(step -> step.attempt() + " " + step.state())
        .containsExactly("1 FAILED", "2 FAILED", "3 SUCCEEDED");
  }

  @Test
  void doesNotTryAgainWhatOnlyTheUserCanMend() {
    outside.beforePrepare.add(FlakyConnector.failure(ErrorKind.USER));
    RunResult result = project.run(toMemory(3));

    assertThat(result.run().state()).isEqualTo(RunState.FAILED);
    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.FAILED);
    assertThat(project.slept).isEmpty();
    assertThat(outside.discarded).containsExactly(result.run().id());
    assertThat(outside.committed).isEmpty();
  }

  @Test
  void finishesADecidedPublicationBeforeTheNextRun() {
    outside.beforeCommit.add(FlakyConnector.failure(ErrorKind.EXTERNAL));
    RunResult partly = project.run(toMemory(1));

    assertThat(partly.run().state()).isEqualTo(RunState.FAILED);
    assertThat(partly.outcome()).isEqualTo(RunResult.Outcome.PARTLY);
    assertThat(partly.pendingTargets())
        .extracting(RunResult.TargetResult::location)
        .containsExactly("memory.totals");
    assertThat(outside.discarded).isEmpty();

    outside.beforeCommit.add(FlakyConnector.failure(ErrorKind.EXTERNAL));
    RunResult still = project.run(toMemory(1));
    assertThat(still.run().id()).isEqualTo(partly.run().id());
    assertThat(still.outcome()).isEqualTo(RunResult.Outcome.PARTLY);

    RunResult next = project.run(toMemory(1));
    assertThat(next.outcome()).isEqualTo(RunResult.Outcome.OK);
    assertThat(outside.committed.keySet()).containsExactly(partly.run().id(), next.run().id());
    assertThat(project.runs().result(partly.run().id()).outcome()).isEqualTo(RunResult.Outcome.OK);
  }

  @Test
  void aCheckThatTheTargetWouldBreakStopsTheRunBeforeItsDecision() {
    Orders orders = new Orders();
    orders.mode = new PublishMode.Append();
    orders.checks =
        List.of(
            new Check(
                new Check.Rule.Unique(List.of("client")), Check.OnFail.FAIL, Check.Over.TARGET));
    project.run(orders);
    List<String> totals = project.totals();
    project.write("data/orders.csv", RunFixture.DIRTY);

    RunResult broken = project.run(orders);

    assertThat(broken.run().state()).isEqualTo(RunState.FAILED);
    assertThat(broken.outcome()).isEqualTo(RunResult.Outcome.FAILED);
    assertThat(broken.pendingTargets()).isEmpty();
    assertThat(broken.run().error())
        .isEqualTo(
            new RunError(
                "check-failed",
                ErrorKind.USER,
                "The target totals of results (results.db) would break what the table totals"
                    + " promises over its target: unique (client): 2 combinations occur more than"
                    + " once. Nothing was changed."));
    assertThat(project.totals()).isEqualTo(totals);
    assertThat(project.store().runs().undelivered("orders")).isEmpty();
  }

  @Test
  void resumingKeepsTheRunsTimeAndWhatItHasStored() {
    outside.beforePrepare.add(FlakyConnector.failure(ErrorKind.EXTERNAL));
    RunResult failed = project.run(toMemory(1));
    project.clock.advance(Duration.ofHours(5));
    RunResult resumed =
        project
            .runs()
            .resume(failed.run().id(), toMemory(1).checked(), RunRequest.now(), RunListener.NONE);

    assertThat(resumed.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(resumed.run().id()).isEqualTo(failed.run().id());
    assertThat(resumed.run().time()).isEqualTo(failed.run().time());
    assertThat(resumed.run().started()).isAfter(failed.run().started());
    assertThat(resumed.steps())
        .extracting(step -> step.step() + " " + step.state())
        .contains("transform:totals SUCCEEDED", "transform:totals CACHED");
    assertThatThrownBy(
            () ->
                project
                    .runs()
                    .resume(
                        failed.run().id(),
                        toMemory(1).checked(),
                        RunRequest.now(),
                        RunListener.NONE))
        .isInstanceOf(LeatException.class)
        .hasMessage("Run " + failed.run().id() + " is COMPLETED; there is nothing to go on with.");
  }

  @Test
  void stopsBeforeTheDecisionWithNothingPublished() {
    Cancellation cancellation = new Cancellation();
    outside.beforePrepare.add(() -> cancellation.cancel(Cancellation.Reason.REQUESTED));
    RunResult result = run(toMemory(1), cancellation);

    assertThat(states(result))
        .containsExactly(
            RunState.PENDING, RunState.RUNNING, RunState.CANCELLING, RunState.CANCELLED);
    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
    assertThat(outside.discarded).containsExactly(result.run().id());
    assertThat(outside.committed).isEmpty();
  }

  @Test
  void goesForwardWhenStoppedAfterTheDecision() {
    Cancellation cancellation = new Cancellation();
    outside.beforeCommit.add(() -> cancellation.cancel(Cancellation.Reason.REQUESTED));
    RunResult result = run(toMemory(1), cancellation);

    assertThat(result.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(outside.committed).hasSize(1);
  }

  private RunResult run(Orders orders, Cancellation cancellation) {
    return project
        .runs()
        .run(orders.checked(), RunRequest.now().with(cancellation), RunListener.NONE);
  }

  @Test
  void timesOut() throws InterruptedException {
    Orders orders = toMemory(1);
    orders.timeout = Duration.ofHours(1);
    Cancellation noticed = new Cancellation();
    Runs runs = project.runs();
    RunListener listener =
        new RunListener() {
          @Override
          public void stepStarted(StepId step, int attempt) {
            project.clock.advance(Duration.ofMinutes(30));
          }
        };
    outside.beforePrepare.add(() -> noticed.await(Duration.ofSeconds(1)));
    RunResult result = runs.run(orders.checked(), RunRequest.now(), listener);

    assertThat(result.run().state()).isEqualTo(RunState.TIMED_OUT);
    assertThat(result.run().error().message())
        .isEqualTo("The run took longer than its timeout of PT1H. Nothing was published.");
    assertThat(outside.committed).isEmpty();
  }

  @Test
  void namesWhoIsAtWorkOnThePipeline() {
    AtomicReference<Throwable> second = new AtomicReference<>();
    AtomicReference<String> first = new AtomicReference<>();
    outside.beforePrepare.add(
        () -> {
          first.set(project.runs().list("orders", 1).getFirst().id());
          try {
            project.run(toMemory(1));
          } catch (LeatException locked) {
            second.set(locked);
          }
        });
    project.run(toMemory(1));

    assertThat(second.get())
        .isInstanceOf(LeatException.class)
        .hasMessageStartingWith(
            "pipeline orders is in use by run " + first.get() + " (process 4711 on mill, since ");
    assertThat(project.runs().list("orders", 10)).hasSize(1);
  }
}
