package dev.leat.cli.command;

import dev.leat.cli.ExitCode;
import dev.leat.core.time.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C: stops what runs and lets it put its state in order before the process ends. */
final class Interruption implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 60;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "leat-interrupt");

  private Interruption() {}

  /** Listens until it is closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What the interrupt cancels. */
  Cancellation cancellation() {
    return cancellation;
  }

  private void interrupt() {
    cancellation.cancel(Cancellation.Reason.REQUESTED);
    try {
      boolean inOrder = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
      if (!inOrder) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, by this very hook.
      return;
    }
  }
}
