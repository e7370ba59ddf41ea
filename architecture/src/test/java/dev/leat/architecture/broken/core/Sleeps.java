package dev.leat.architecture.broken.core;

public final class Sleeps {
  void rest() throws InterruptedException {
    Thread.sleep(1);
  }
}
