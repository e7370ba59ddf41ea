package dev.leat.core.query;

import dev.leat.api.connector.RowStream;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The quarantine as a relation; several reasons are joined by {@code "; "}. */
final class QuarantineRows {
  static final Schema SCHEMA =
      Schema.of(
          new Field("id", Simple.BIGINT),
          new Field("pipeline", Simple.VARCHAR),
          new Field("source", Simple.VARCHAR),
          new Field("file", Simple.VARCHAR),
          new Field("record", Simple.BIGINT),
          new Field("line", Simple.BIGINT),
          new Field("text", Simple.VARCHAR),
          new Field("reasons", Simple.VARCHAR),
          new Field("state", Simple.VARCHAR),
          new Field("mended", Simple.VARCHAR),
          new Field("first_run", Simple.VARCHAR),
          new Field("last_run", Simple.VARCHAR),
          new Field("at", Simple.TIMESTAMP));

  private QuarantineRows() {}

  static RowStream of(Quarantine quarantine) {
    return new ListRows(
        SCHEMA,
        quarantine.list(Quarantine.Filter.ALL).stream().map(QuarantineRows::values).toList());
  }

  private static List<@Nullable Object> values(QuarantinedRow row) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(row.id());
    values.add(row.pipeline());
    values.add(row.source());
    values.add(row.row().file());
    values.add(row.row().record());
    values.add(row.row().line());
    values.add(row.row().text());
    values.add(String.join("; ", row.row().reasons()));
    values.add(row.state().name().toLowerCase(Locale.ROOT));
    values.add(row.mended());
    values.add(row.firstRun());
    values.add(row.lastRun());
    values.add(LocalDateTime.ofInstant(row.at(), ZoneOffset.UTC));
    return values;
  }
}
