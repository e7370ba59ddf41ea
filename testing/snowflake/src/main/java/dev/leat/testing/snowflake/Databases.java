package dev.leat.testing.snowflake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The databases of the account: one attached DuckDB each, with an information schema that says what
 * DuckDB's own cannot, such as declared lengths and comments.
 */
final class Databases implements AutoCloseable {
  private static final String INFO = Names.sql(Rewriter.INFORMATION);

  private final DuckDBConnection root;
  private final @Nullable Path folder;

  private Databases(DuckDBConnection root, @Nullable Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Starts DuckDB.
   *
   * @param folder where databases are files; null keeps them in memory
   */
  static Databases open(@Nullable Path folder, Path spill) throws SQLException {
    DuckDBConnection root =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    Databases databases = new Databases(root, folder);
    for (String setting :
        List.of(
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "threads = 2",
            "temp_directory = " + Names.literal(spill.toString()),
            "TimeZone = 'UTC'")) {
      databases.execute(root, "SET " + setting);
    }
    return databases;
  }

  /** A connection of its own, for a session. */
  Connection connect() throws SQLException {
    Connection connection = root.duplicate();
    execute(connection, "SET TimeZone = 'UTC'");
    for (String macro : Rewriter.macros()) {
      execute(connection, "CREATE TEMP MACRO " + macro);
    }
    return connection;
  }

  /** Creates a database with its schema PUBLIC, unless it exists. */
  void create(String name) throws SQLException {
    String place =
        folder == null ? ":memory:" : folder.resolve(Names.encode(name) + ".duckdb").toString();
    try (Connection connection = root.duplicate()) {
      execute(
          connection, "ATTACH IF NOT EXISTS %s AS %s".formatted(Names.literal(place), sql(name)));
      String info = sql(name) + "." + INFO;
      for (String statement :
          List.of(
              "CREATE SCHEMA IF NOT EXISTS " + sql(name) + ".\"PUBLIC\"",
              "CREATE SCHEMA IF NOT EXISTS " + info,
              """
              CREATE TABLE IF NOT EXISTS %s."TABLES" (
                "TABLE_CATALOG" VARCHAR, "TABLE_SCHEMA" VARCHAR, "TABLE_NAME" VARCHAR,
                "TABLE_OWNER" VARCHAR, "TABLE_TYPE" VARCHAR, "IS_TRANSIENT" VARCHAR,
                "CREATED" TIMESTAMPTZ, "COMMENT" VARCHAR)"""
                  .formatted(info),
              """
              CREATE TABLE IF NOT EXISTS %s."COLUMNS" (
                "TABLE_CATALOG" VARCHAR, "TABLE_SCHEMA" VARCHAR, "TABLE_NAME" VARCHAR,
                "COLUMN_NAME" VARCHAR, "ORDINAL_POSITION" DECIMAL(38,0), "COLUMN_DEFAULT" VARCHAR,
                "IS_NULLABLE" VARCHAR, "DATA_TYPE" VARCHAR,
                "CHARACTER_MAXIMUM_LENGTH" DECIMAL(38,0), "NUMERIC_PRECISION" DECIMAL(38,0),
                "NUMERIC_SCALE" DECIMAL(38,0), "DATETIME_PRECISION" DECIMAL(38,0))"""
                  .formatted(info),
              "CREATE OR REPLACE VIEW %s.\"SCHEMATA\" AS SELECT DISTINCT schema_name AS \"SCHEMA_NAME\", %s AS \"CATALOG_NAME\" FROM duckdb_schemas() WHERE database_name = %s AND NOT internal AND schema_name <> %s"
                  .formatted(
                      info,
                      Names.literal(name),
                      Names.literal(Names.encode(name)),
                      Names.literal(Rewriter.INFORMATION)))) {
        execute(connection, statement);
      }
    }
  }

  boolean exists(String database) throws SQLException {
    return found(
        "SELECT 1 FROM duckdb_databases() WHERE database_name = ?", Names.encode(database));
  }

  boolean exists(String database, String schema) throws SQLException {
    return found(
        "SELECT 1 FROM duckdb_schemas() WHERE database_name = ? AND schema_name = ?",
        Names.encode(database),
        Names.encode(schema));
  }

  /** Whether a table, or a view, is there; empty when neither is. */
  Optional<String> kind(ObjectName table) throws SQLException {
    if (!exists(table.database())) {
      return Optional.empty();
    }
    try (Connection connection = root.duplicate();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT \"TABLE_TYPE\" FROM "
                    + information(table, "TABLES")
                    + " WHERE \"TABLE_SCHEMA\" = ? AND \"TABLE_NAME\" = ?")) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    }
  }

  /** A table of the information schema of the database that an object is in. */
  static String information(ObjectName object, String table) {
    return sql(object.database()) + "." + INFO + "." + Names.sql(table);
  }

  private boolean found(String query, String... arguments) throws SQLException {
    try (Connection connection = root.duplicate();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String sql(String name) {
    return Names.sql(name);
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}
