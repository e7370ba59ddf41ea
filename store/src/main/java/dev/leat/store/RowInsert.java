package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.engine.RejectedRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Enters quarantined rows, many with each statement: what costs is the crossing into SQLite, one
 * for each value, so values that rows share are given once a statement.
 */
final class RowInsert implements AutoCloseable {
  private static final int ROWS_A_STATEMENT = 200;
  private static final int SHARED = 3;
  private static final int OWN = 4;

  private final Connection connection;
  private final String run;
  private final Instant at;
  private final PreparedStatement full;

  RowInsert(Connection connection, String run, Instant at) throws SQLException {
    this.connection = connection;
    this.run = run;
    this.at = at;
    this.full = connection.prepareStatement(sql(ROWS_A_STATEMENT));
  }

  /** Enters rows of one file; one that is there already is told anew and open again. */
  void add(long file, List<RejectedRow> rows) throws SQLException {
    int whole = rows.size() - rows.size() % ROWS_A_STATEMENT;
    for (int from = 0; from < whole; from += ROWS_A_STATEMENT) {
      execute(full, file, rows.subList(from, from + ROWS_A_STATEMENT));
    }
    if (whole < rows.size()) {
      List<RejectedRow> rest = rows.subList(whole, rows.size());
      try (PreparedStatement statement = connection.prepareStatement(sql(rest.size()))) {
        execute(statement, file, rest);
      }
    }
  }

  private void execute(PreparedStatement statement, long file, List<RejectedRow> rows)
      throws SQLException {
    statement.setLong(1, file);
    statement.setString(2, run);
    statement.setLong(3, micros(at));
    int parameter = SHARED;
    for (RejectedRow row : rows) {
      statement.setLong(++parameter, row.record());
      statement.setLong(++parameter, row.line());
      statement.setString(++parameter, row.text());
      statement.setString(++parameter, Reasons.join(row.reasons()));
    }
    statement.executeUpdate();
  }

  private static String sql(int rows) {
    StringBuilder sql =
        new StringBuilder(
            "insert into quarantine_row (file, record, line, text, reasons, first_run, last_run,"
                + " at, state) values ");
    for (int row = 0; row < rows; row++) {
      int own = SHARED + row * OWN;
      sql.append(row == 0 ? "" : ", ")
          .append("(?1, ?%d, ?%d, ?%d, ?%d".formatted(own + 1, own + 2, own + 3, own + 4))
          .append(", ?2, ?2, ?3, 'OPEN')");
    }
    return sql.append(
            " on conflict do update set text = excluded.text, reasons = excluded.reasons,"
                + " last_run = excluded.last_run, state = 'OPEN'")
        .toString();
  }

  @Override
  public void close() throws SQLException {
    full.close();
  }
}
