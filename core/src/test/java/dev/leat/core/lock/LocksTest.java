package dev.leat.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import dev.leat.core.time.Cancellation;
import dev.leat.core.time.Sleeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {
  private static final LockHolder FIRST =
      new LockHolder(11, "mill", "run-1", Instant.parse("2026-11-20T12:00:00Z"));
  private static final LockHolder SECOND =
      new LockHolder(12, "mill", "run-2", Instant.parse("2026-11-20T12:00:01Z"));

  @TempDir Path folder;
  private final Cancellation cancellation = new Cancellation();

  private Locks locks() {
    return new Locks(folder, Sleeper.REAL);
  }

  @Test
  void namesTheHolder() {
    try (Locks.Held _ = locks().tryAcquire("pipeline trades", FIRST).orElseThrow()) {
      assertThat(locks().tryAcquire("pipeline trades", SECOND)).isEmpty();
      assertThat(locks().holder("pipeline trades")).contains(FIRST);
      assertThatThrownBy(
              () ->
                  locks()
                      .acquire(List.of("pipeline trades"), SECOND, Locks.OnBusy.FAIL, cancellation))
          .isInstanceOf(LeatException.class)
          .hasMessage(
              "pipeline trades is in use by run run-1 (process 11 on mill, since"
                  + " 2026-11-20T12:00:00Z). Wait for it with --wait, or run again later.");
    }
    assertThat(locks().tryAcquire("pipeline trades", SECOND)).hasValueSatisfying(Locks.Held::close);
  }

  @Test
  void takesAllOrNone() {
    try (Locks.Held _ = locks().tryAcquire("b", FIRST).orElseThrow()) {
      assertThatThrownBy(
              () ->
                  locks().acquire(List.of("c", "a", "b"), SECOND, Locks.OnBusy.FAIL, cancellation))
          .hasMessageStartingWith("b is in use");
      assertThat(locks().tryAcquire("a", SECOND)).hasValueSatisfying(Locks.Held::close);
    }
  }

  @Test
  void waitsUntilTheLockIsFree() {
    Locks.Held held = locks().tryAcquire("a", FIRST).orElseThrow();
    List<String> slept = new ArrayList<>();
    Sleeper sleeper =
        (length, _) -> {
          slept.add(length.toString());
          if (slept.size() == 3) {
            held.close();
          }
        };
    Locks waiting = new Locks(folder, sleeper);
    waiting.acquire(List.of("a"), SECOND, Locks.OnBusy.WAIT, cancellation).close();

    assertThat(slept).hasSize(3);
  }

  @Test
  void stopsWaitingWhenCancelled() {
    try (Locks.Held _ = locks().tryAcquire("a", FIRST).orElseThrow()) {
      Sleeper sleeper = (_, stop) -> stop.cancel(Cancellation.Reason.REQUESTED);
      assertThatThrownBy(
              () ->
                  new Locks(folder, sleeper)
                      .acquire(List.of("a"), SECOND, Locks.OnBusy.WAIT, cancellation))
          .hasMessage("Cancelled while waiting for a.");
    }
  }

  @Test
  void respectsALockThatIsNotOfThisClass() throws IOException {
    locks().tryAcquire("a", FIRST).orElseThrow().close();
    try (FileChannel other = FileChannel.open(folder.resolve("a.lock"), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
    }
    assertThat(locks().tryAcquire("a", FIRST)).hasValueSatisfying(Locks.Held::close);
  }
}
