package dev.leat.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.project.Connection;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.MemoryRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePublishTest {
  @TempDir Path project;

  @Test
  void replaces() {
    var schema =
        Schema.of(
            new Field("week", DataType.Simple.DATE),
            new Field("user_id", DataType.Simple.BIGINT),
            new Field("total", new DataType.Decimal(38, 8)),
            new Field("Symbol", DataType.Simple.VARCHAR));
    var rows =
        MemoryRows.of(
            schema,
            MemoryRows.row(LocalDate.of(2023, 1, 2), 5L, new BigDecimal("1.50000000"), "A"),
            MemoryRows.row(null, null, null, null));
    var publication =
        new Publication(
            "t",
            new Target.TableTarget(
                "results", "agg", new PublishMode.Replace(), Target.SchemaPolicy.FAIL),
            schema,
            rows,
            List.of(),
            List.of());
    var connector = new SqliteConnector();
    var connection = new Connection("results", "sqlite", Map.of("path", "agg.db"));
    try (var publisher = connector.publisher(connection, project)) {
      for (int i = 1; i < 4; i++) {
        var id = new PublicationId("p", "run-" + i);
        publisher.prepare(id, List.of(publication));
        assertThat(publisher.isCommitted(id, List.of(publication))).isFalse();
        assertThat(publisher.commit(id, List.of(publication)).getFirst().created())
            .isEqualTo(i == 1);
        assertThat(publisher.commit(id, List.of(publication)).getFirst().rows()).isEqualTo(2);
        assertThat(publisher.isCommitted(id, List.of(publication))).isTrue();
      }
    }
    try (var reader = connector.reader(connection, project);
        var stream = reader.rows("agg", "user_id = 5")) {
      var batch = stream.next();
      assertThat(stream.schema()).isEqualTo(schema);
      assertThat(batch.column(2).decimalAt(0)).isEqualTo("1.50000000");
      assertThat(batch.column(0).dateAt(0)).isEqualTo(LocalDate.of(2023, 1, 2));
    }
  }
}
