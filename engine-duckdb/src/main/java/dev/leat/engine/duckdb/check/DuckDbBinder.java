package dev.leat.engine.duckdb.check;

import dev.leat.api.type.Schema;
import dev.leat.engine.duckdb.DuckDbNames;
import dev.leat.engine.duckdb.DuckDbTypes;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.TreeReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DuckDB's binder: says what a query means, or the first thing wrong with it. */
final class DuckDbBinder {
  private static final String DESCRIBE = "DESCRIBE ";

  private final Connection connection;
  private final Map<String, Schema> undeclared = new HashMap<>();

  DuckDbBinder(Connection connection) {
    this.connection = connection;
  }

  Binding bind(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DESCRIBE + query)) {
      List<BoundColumn> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(new BoundColumn(rows.getString(1), rows.getString(2)));
      }
      return new Bound(columns);
    } catch (SQLException e) {
      return refusal(e, DESCRIBE.length());
    }
  }

  /** Whether a query of one number gives 1. */
  boolean isOne(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getInt(1) == 1;
    } catch (SQLException e) {
      throw CheckDatabase.failed("answer " + query, e);
    }
  }

  /** Says what a relation is; its table is made when a query needs it. */
  void declare(String relation, Schema schema) {
    undeclared.put(relation.toLowerCase(Locale.ROOT), schema);
  }

  /** Makes the tables of relations that a query reads. */
  void prepare(Collection<String> relations) {
    StringBuilder tables = new StringBuilder();
    for (String relation : relations) {
      Schema schema = undeclared.remove(relation.toLowerCase(Locale.ROOT));
      if (schema != null) {
        tables.append(table(relation, schema));
      }
    }
    if (!tables.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(tables.toString());
      } catch (SQLException e) {
        throw CheckDatabase.failed("make the tables " + relations, e);
      }
    }
  }

  private static String table(String relation, Schema schema) {
    return schema.fields().stream()
        .map(field -> DuckDbNames.quoted(field.name()) + " " + DuckDbTypes.sql(field.type()))
        .collect(
            Collectors.joining(
                ", ",
                "CREATE OR REPLACE TEMP TABLE " + DuckDbNames.quoted(relation) + " (",
                ");\n"));
  }

  /** Executes a statement whose text ends with the user's; null when DuckDB accepts it. */
  @Nullable Refused create(String statementText, String userText) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statementText + userText);
      return null;
    } catch (SQLException e) {
      return refusal(e, statementText.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  private static Refused refusal(SQLException e, int skipped) {
    String message = String.valueOf(e.getMessage());
    int json = message.indexOf('{');
    try {
      if (json >= 0 && TreeReader.read(message.substring(json)) instanceof Branch error) {
        return Refused.of(error, skipped);
      }
    } catch (IllegalArgumentException _) {
      // not every message is JSON; it is then told as it is
    }
    return new Refused("", "", message, "", "", List.of(), -1, 0);
  }

  /** What the binder said. */
  sealed interface Binding {}

  record Bound(List<BoundColumn> columns) implements Binding {}

  record BoundColumn(String name, String type) {}

  /**
   * Why the binder refuses.
   *
   * @param kind such as {@code Binder}, {@code Catalog}
   * @param subtype such as {@code COLUMN_NOT_FOUND}; mostly empty
   * @param entry such as {@code Table}, {@code Scalar Function}
   * @param name what was not found
   * @param candidates near names
   * @param position in bytes of the user's text; -1 when unknown
   */
  record Refused(
      String kind,
      String subtype,
      String message,
      String entry,
      String name,
      List<String> candidates,
      int position,
      int length)
      implements Binding {

    static Refused of(Branch error, int skipped) {
      String candidates = error.text("candidates");
      return new Refused(
          error.text("exception_type"),
          error.text("error_subtype"),
          error.text("exception_message"),
          error.text("type"),
          error.text("name"),
          candidates.isEmpty() ? List.of() : List.of(candidates.split(",")),
          position(error, skipped),
          length(error));
    }

    Refused at(int newPosition) {
      return new Refused(kind, subtype, message, entry, name, candidates, newPosition, length);
    }

    /** The first line of the message. */
    String headline() {
      return message.lines().findFirst().orElse(message).strip();
    }

    private static int position(Branch error, int skipped) {
      String position = error.text("position");
      return position.isEmpty() ? -1 : Integer.parseInt(position) - skipped;
    }

    /** The location is {@code [position,length]}. */
    private static int length(Branch error) {
      String location = error.text("location");
      int comma = location.indexOf(',');
      return comma < 0 ? 0 : Integer.parseInt(location.substring(comma + 1, location.length() - 1));
    }
  }
}
