package dev.leat.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Pieces of work that wait for one another; independent ones run at the same time. */
final class WorkGraph {
  private final List<Node> nodes = new ArrayList<>();

  private record Node(String name, List<String> after, Runnable work) {}

  /**
   * Adds a piece of work.
   *
   * @param after names of pieces added before; others are taken as done
   */
  void add(String name, Collection<String> after, Runnable work) {
    nodes.add(new Node(name, List.copyOf(after), work));
  }

  /**
   * Runs all of it. After a failure nothing new begins; what is at work is told by {@code
   * onFailure} and waited for, then the first failure is thrown.
   */
  void run(int parallelism, Runnable onFailure) {
    AtomicReference<Throwable> first = new AtomicReference<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(parallelism)) {
      Map<String, CompletableFuture<Void>> running = new HashMap<>();
      for (Node node : nodes) {
        CompletableFuture<?>[] before =
            node.after.stream()
                .filter(running::containsKey)
                .map(running::get)
                .toArray(CompletableFuture<?>[]::new);
        running.put(
            node.name,
            CompletableFuture.allOf(before)
                .thenRunAsync(() -> carryOut(node, first, onFailure), workers));
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new));
      all.handle((_, _) -> true).join();
    }
    switch (first.get()) {
      case null -> {}
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case Throwable failure -> throw new CompletionException(failure);
    }
  }

  private static void carryOut(Node node, AtomicReference<Throwable> first, Runnable onFailure) {
    if (first.get() != null) {
      return;
    }
    try {
      node.work.run();
    } catch (RuntimeException | Error failure) {
      if (first.compareAndSet(null, failure)) {
        onFailure.run();
      }
      throw failure;
    }
  }
}
