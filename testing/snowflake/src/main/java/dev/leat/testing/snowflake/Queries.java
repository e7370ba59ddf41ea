package dev.leat.testing.snowflake;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Runs queries and changes of rows, which DuckDB does itself. */
final class Queries {
  private final SessionState session;
  private final RunningStatement running;

  Queries(SessionState session, RunningStatement running) {
    this.session = session;
    this.running = running;
  }

  Answer select(List<Token> tokens, List<Binding> bindings) throws SqlFailure, SQLException {
    try (PreparedStatement statement = prepare(tokens, "", bindings)) {
      return running.run(
          statement,
          () -> {
            try (ResultSet result = statement.executeQuery()) {
              return Results.read(StatementType.SELECT, result);
            }
          });
    }
  }

  /** What a query would give, without giving it. */
  Answer describe(StatementType type, List<Token> tokens) throws SqlFailure, SQLException {
    try (PreparedStatement statement =
        session.duckDb().prepareStatement(Rewriter.rewrite(tokens, session))) {
      int binds = statement.getParameterMetaData().getParameterCount();
      List<ResultColumn> columns =
          type == StatementType.SELECT ? Results.columns(statement.getMetaData()) : List.of();
      return new Answer.Rows(type, columns, List.of(), binds);
    }
  }

  Answer insert(List<Token> tokens, List<Binding> bindings) throws SqlFailure, SQLException {
    return Answer.counts(
        StatementType.INSERT,
        List.of("number of rows inserted"),
        List.of(update(tokens, bindings)));
  }

  Answer update(StatementType type, List<Token> tokens, List<Binding> bindings)
      throws SqlFailure, SQLException {
    long count = update(tokens, bindings);
    return type == StatementType.UPDATE
        ? Answer.counts(
            type,
            List.of("number of rows updated", "number of multi-joined rows updated"),
            List.of(count, 0L))
        : Answer.counts(type, List.of("number of rows deleted"), List.of(count));
  }

  Answer merge(List<Token> tokens, List<Binding> bindings) throws SqlFailure, SQLException {
    long[] counts = new long[3];
    try (PreparedStatement statement = prepare(tokens, " RETURNING merge_action", bindings)) {
      return running.run(
          statement,
          () -> {
            try (ResultSet result = statement.executeQuery()) {
              while (result.next()) {
                switch (result.getString(1)) {
                  case "INSERT" -> counts[0]++;
                  case "UPDATE" -> counts[1]++;
                  default -> counts[2]++;
                }
              }
            }
            return Answer.counts(
                StatementType.MERGE,
                List.of(
                    "number of rows inserted", "number of rows updated", "number of rows deleted"),
                List.of(counts[0], counts[1], counts[2]));
          });
    }
  }

  private long update(List<Token> tokens, List<Binding> bindings) throws SqlFailure, SQLException {
    try (PreparedStatement statement = prepare(tokens, "", bindings)) {
      return running.run(statement, statement::executeLargeUpdate);
    }
  }

  private PreparedStatement prepare(List<Token> tokens, String suffix, List<Binding> bindings)
      throws SqlFailure, SQLException {
    PreparedStatement statement =
        session.duckDb().prepareStatement(Rewriter.rewrite(tokens, session) + suffix);
    try {
      for (int i = 0; i < bindings.size(); i++) {
        bindings.get(i).bind(statement, i + 1);
      }
      return statement;
    } catch (SQLException | SqlFailure | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
