package dev.leat.engine.duckdb.check;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.engine.duckdb.JavaFunctions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The one empty database of the process in which all scopes check SQL; opening it costs far more
 * than a scope. Holds no table: those are temporary, of each scope's own connection.
 */
final class CheckDatabase {
  private static final String SETTINGS =
      """
      SET autoinstall_known_extensions = false;
      SET autoload_known_extensions = false;
      SET enable_external_access = false;
      SET threads = 1;
      SET TimeZone = 'UTC';
      SET GLOBAL errors_as_json = true;
      CREATE MACRO leat_run_time() AS CAST(NULL AS TIMESTAMP);
      CREATE MACRO leat_run_id() AS CAST(NULL AS VARCHAR);
      CREATE MACRO leat_interval_start() AS CAST(NULL AS TIMESTAMP);
      CREATE MACRO leat_interval_end() AS CAST(NULL AS TIMESTAMP);
      """;

  private final DuckDBConnection root;
  private final Set<String> functions;
  private final Set<String> aggregates;
  private final Queue<DuckDbSyntax> idleSyntaxes = new ConcurrentLinkedQueue<>();
  private final Map<String, Object> remembered = new ConcurrentHashMap<>();

  private CheckDatabase() {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      try (Statement statement = root.createStatement()) {
        statement.execute(SETTINGS);
      }
      JavaFunctions.declare(root);
      Map<String, Boolean> isAggregate = builtIn();
      functions = Set.copyOf(isAggregate.keySet());
      aggregates =
          isAggregate.entrySet().stream()
              .filter(Map.Entry::getValue)
              .map(Map.Entry::getKey)
              .collect(Collectors.toUnmodifiableSet());
    } catch (SQLException e) {
      throw failed("open the database for checking SQL", e);
    }
  }

  static CheckDatabase shared() {
    return Holder.DATABASE;
  }

  /** A connection with temporary tables and macros of its own. */
  Connection connect() {
    try {
      return root.duplicate();
    } catch (SQLException e) {
      throw failed("connect to the database for checking SQL", e);
    }
  }

  /** A parser that no other thread uses until it is {@linkplain #giveBack given back}. */
  DuckDbSyntax borrowSyntax() {
    DuckDbSyntax idle = idleSyntaxes.poll();
    return idle == null ? new DuckDbSyntax(connect()) : idle;
  }

  void giveBack(DuckDbSyntax syntax) {
    idleSyntaxes.add(syntax);
  }

  /** All built-in functions by name in lower case, operators too. */
  Set<String> functions() {
    return functions;
  }

  Set<String> aggregates() {
    return aggregates;
  }

  /**
   * The answer to a question, asked once in the process.
   *
   * @param question says all that the answer depends on
   */
  @SuppressWarnings("unchecked") // a question always has answers of one type
  <T> T remember(String question, Supplier<T> answer) {
    return (T) remembered.computeIfAbsent(question, _ -> Objects.requireNonNull(answer.get()));
  }

  static LeatException failed(String attempt, SQLException cause) {
    return new LeatException(
        "engine-failed",
        ErrorKind.INTERNAL,
        "DuckDB could not " + attempt + ": " + cause.getMessage(),
        cause);
  }

  /** All functions by name, and whether there is an aggregate of that name. */
  private Map<String, Boolean> builtIn() throws SQLException {
    Map<String, Boolean> isAggregate = new HashMap<>();
    try (Statement statement = root.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT lower(function_name), bool_or(function_type = 'aggregate')"
                    + " FROM duckdb_functions() GROUP BY 1")) {
      while (rows.next()) {
        isAggregate.put(rows.getString(1), rows.getBoolean(2));
      }
    }
    return isAggregate;
  }

  private static final class Holder {
    static final CheckDatabase DATABASE = new CheckDatabase();
  }
}
