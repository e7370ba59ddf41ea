package dev.leat.testing.snowflake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one session has chosen and its connection to DuckDB. Used by one thread at a time. */
final class SessionState {
  private final long id;
  private final String user;
  private final Connection duckDb;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private String role;
  private String warehouse;
  private String database;
  private String schema;
  private boolean inTransaction;

  SessionState(long id, String user, String role, Connection duckDb) {
    this.id = id;
    this.user = user;
    this.role = role;
    this.duckDb = duckDb;
    this.warehouse = "";
    this.database = "";
    this.schema = "";
  }

  long id() {
    return id;
  }

  String user() {
    return user;
  }

  String role() {
    return role;
  }

  String warehouse() {
    return warehouse;
  }

  String database() {
    return database;
  }

  String schema() {
    return schema;
  }

  Connection duckDb() {
    return duckDb;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  void useRole(String name) {
    role = name;
  }

  void useWarehouse(String name) {
    warehouse = name;
  }

  /** Makes them the ones that a name without them means; they exist. */
  void use(String newDatabase, String newSchema) throws SQLException {
    database = newDatabase;
    schema = newSchema;
    execute("USE " + Names.sql(database) + "." + Names.sql(schema));
  }

  void set(String parameter, String value) throws SQLException {
    String name = parameter.toUpperCase(Locale.ROOT);
    parameters.put(name, value);
    if (name.equals("TIMEZONE")) {
      execute("SET TimeZone = " + Names.literal(value));
    }
  }

  boolean autoCommits() {
    return !"false".equalsIgnoreCase(parameters.getOrDefault("AUTOCOMMIT", "true"));
  }

  boolean isInTransaction() {
    return inTransaction;
  }

  /** Begins a transaction unless there is one. */
  void begin() throws SQLException {
    if (!inTransaction) {
      execute("BEGIN TRANSACTION");
      inTransaction = true;
    }
  }

  /** Ends the transaction if there is one. */
  void end(String how) throws SQLException {
    if (inTransaction) {
      inTransaction = false;
      execute(how);
    }
  }

  /** The table, schema or stage that a dotted name means. */
  ObjectName resolve(List<String> parts) throws SqlFailure {
    ObjectName name =
        switch (parts.size()) {
          case 1 -> new ObjectName(database, schema, parts.get(0));
          case 2 -> new ObjectName(database, parts.get(0), parts.get(1));
          case 3 -> new ObjectName(parts.get(0), parts.get(1), parts.get(2));
          default -> throw SqlFailure.syntax("too many parts in " + String.join(".", parts));
        };
    if (name.schema().isEmpty()) {
      throw new SqlFailure(
          90_105,
          "22000",
          "Cannot perform operation. This session does not have a current database. Call 'USE"
              + " DATABASE', or use a qualified name.");
    }
    return name;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }

  void close() throws SQLException {
    duckDb.close();
  }
}
