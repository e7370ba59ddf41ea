package dev.leat.core.run;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An outside system in memory that keeps the publisher's contract and refuses calls on demand: each
 * entry of a queue is the failure of the next call, or nothing.
 */
final class FlakyConnector implements Connector {
  final Deque<Runnable> beforePrepare = new ArrayDeque<>();
  final Deque<Runnable> beforeCommit = new ArrayDeque<>();
  final Map<String, List<Receipt>> committed = new LinkedHashMap<>();
  final List<String> discarded = new ArrayList<>();

  static Runnable failure(ErrorKind kind) {
    return () -> {
      throw new LeatException("refused", kind, "The system refused.");
    };
  }

  @Override
  public String type() {
    return "flaky";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return List.of();
  }

  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    throw new UnsupportedOperationException("is not read");
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    return new MemoryPublisher();
  }

  private static void next(Deque<Runnable> queue) {
    Runnable action = queue.poll();
    if (action != null) {
      action.run();
    }
  }

  private final class MemoryPublisher implements Publisher {
    @Override
    public Guarantee guarantee(Target target) {
      return new Guarantee(Guarantee.Level.EXACTLY_ONCE, "Readers see the old rows or the new.");
    }

    @Override
    public void prepare(PublicationId id, List<Publication> publications) {
      next(beforePrepare);
    }

    @Override
    public List<Receipt> commit(PublicationId id, List<Publication> publications) {
      next(beforeCommit);
      return committed.computeIfAbsent(
          id.run(), _ -> publications.stream().map(MemoryPublisher::receipt).toList());
    }

    private static Receipt receipt(Publication publication) {
      long rows = 0;
      try (RowStream stream = publication.rows().open()) {
        for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
          rows += batch.rows();
        }
      }
      return new Receipt("memory." + publication.table(), rows, -1, true, Map.of());
    }

    @Override
    public boolean isCommitted(PublicationId id, List<Publication> publications) {
      return committed.containsKey(id.run());
    }

    @Override
    public void discard(PublicationId id, List<Publication> publications) {
      discarded.add(id.run());
    }

    @Override
    public void close() {}
  }
}
