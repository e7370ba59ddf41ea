package dev.leat.testing.connector;

import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.sales;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What a contract test does with a target, and what it sees there. */
public record TargetProbe(TableTarget target) {
  public Publisher publisher() {
    return target.publisher();
  }

  public Publisher publisher(CrashPoint crash) {
    return target.publisher(crash);
  }

  public TableReader reader() {
    return target.reader();
  }

  public void execute(String sql) {
    target.execute(sql);
  }

  /** Prepares and commits rows of {@code sales}. */
  public Receipt publish(String run, PublishMode mode, @Nullable Object[]... rows) {
    Publication publication = sales(mode, rows);
    try (Publisher publisher = publisher()) {
      publisher.prepare(id(run), List.of(publication));
      return publisher.commit(id(run), List.of(publication)).getFirst();
    }
  }

  /** Commits, as a resumed run does that finds itself decided. */
  public List<Receipt> commit(String run, Publication... publications) {
    try (Publisher publisher = publisher()) {
      return publisher.commit(id(run), List.of(publications));
    }
  }

  public boolean isCommitted(String run, Publication... publications) {
    try (Publisher publisher = publisher()) {
      return publisher.isCommitted(id(run), List.of(publications));
    }
  }

  public void assertPrepareFails(Publication publication, String code) {
    try (Publisher publisher = publisher()) {
      assertThat(prepareFailure(publisher, publication).code()).isEqualTo(code);
    }
  }

  public void assertPrepareFails(Publication publication, String code, String message) {
    try (Publisher publisher = publisher()) {
      LeatException failure = prepareFailure(publisher, publication);
      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure).hasMessage(message);
    }
  }

  private static LeatException prepareFailure(Publisher publisher, Publication publication) {
    LeatException failure =
        Assertions.catchThrowableOfType(
            LeatException.class, () -> publisher.prepare(id("failing"), List.of(publication)));
    assertThat(failure).isNotNull();
    return failure;
  }

  /** The rows of {@code sales} as text, sorted. */
  public List<String> content() {
    return content("sales");
  }

  public List<String> content(String table) {
    return read(table).stream()
        .map(row -> String.join(", ", row.stream().map(String::valueOf).toList()))
        .sorted()
        .toList();
  }

  public List<List<@Nullable Object>> read(String table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (TableReader reader = reader();
        RowStream stream = reader.rows(table)) {
      for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          @Nullable Object[] values = new Object[batch.schema().fields().size()];
          for (int column = 0; column < values.length; column++) {
            values[column] = batch.column(column).value(row);
          }
          rows.add(Arrays.asList(values));
        }
      }
    }
    return rows;
  }

  /** The shape of {@code sales}, which must be there. */
  public Schema schema() {
    try (TableReader reader = reader()) {
      return reader.schema("sales").orElseThrow();
    }
  }
}
