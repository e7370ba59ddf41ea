package dev.leat.testing.snowflake;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs SHOW and DESCRIBE from the information schema. */
final class Showing {
  private final Databases databases;
  private final SessionState session;
  private final Stages stages;

  Showing(Databases databases, SessionState session, Stages stages) {
    this.databases = databases;
    this.session = session;
    this.stages = stages;
  }

  Answer describe(Cursor cursor) throws SqlFailure, SQLException {
    if (!cursor.skip("TABLE")) {
      cursor.expect("VIEW");
    }
    ObjectName table = session.resolve(cursor.dottedName());
    cursor.expectEnd();
    if (databases.kind(table).isEmpty()) {
      throw SqlFailure.noSuchObject("Table", table.toString());
    }
    return rows(
        StatementType.DESCRIBE,
        """
        SELECT "COLUMN_NAME" AS "‹name›",
          CASE WHEN "DATA_TYPE" = 'NUMBER'
            THEN 'NUMBER(' || "NUMERIC_PRECISION" || ',' || "NUMERIC_SCALE" || ')'
            WHEN "DATA_TYPE" = 'TEXT' THEN 'VARCHAR(' || "CHARACTER_MAXIMUM_LENGTH" || ')'
            WHEN "DATA_TYPE" = 'BINARY' THEN 'BINARY(' || "CHARACTER_MAXIMUM_LENGTH" || ')'
            WHEN "DATETIME_PRECISION" IS NOT NULL
            THEN "DATA_TYPE" || '(' || "DATETIME_PRECISION" || ')'
            ELSE "DATA_TYPE" END AS "‹type›",
          'COLUMN' AS "‹kind›", left("IS_NULLABLE", 1) AS "‹null›?",
          "COLUMN_DEFAULT" AS "‹default›", 'N' AS "‹primary› ‹key›", 'N' AS "‹unique› ‹key›",
          CAST(NULL AS VARCHAR) AS "‹check›", CAST(NULL AS VARCHAR) AS "‹expression›",
          CAST(NULL AS VARCHAR) AS "‹comment›"
        FROM %s WHERE "TABLE_SCHEMA" = ? AND "TABLE_NAME" = ? ORDER BY "ORDINAL_POSITION"
        """
            .formatted(Databases.information(table, "COLUMNS")),
        table.schema(),
        table.name());
  }

  Answer show(Cursor cursor) throws SqlFailure, SQLException {
    cursor.skip("TERSE");
    String kind = cursor.name();
    String like = "%";
    if (cursor.skip("LIKE")) {
      like = cursor.next().text();
    }
    ObjectName place = place(cursor);
    return switch (kind) {
      case "TABLES" ->
          rows(
              StatementType.SHOW,
              """
              SELECT "CREATED" AS "‹created›_‹on›", "TABLE_NAME" AS "‹name›",
                "TABLE_CATALOG" AS "‹database›_‹name›", "TABLE_SCHEMA" AS "‹schema›_‹name›",
                CASE "IS_TRANSIENT" WHEN 'YES' THEN 'TRANSIENT' ELSE 'TABLE' END AS "‹kind›",
                "COMMENT" AS "‹comment›"
              FROM %s WHERE "TABLE_TYPE" = 'BASE TABLE' AND "TABLE_SCHEMA" = ?
                AND "TABLE_NAME" ILIKE ? ORDER BY "TABLE_NAME"
              """
                  .formatted(Databases.information(place, "TABLES")),
              place.schema(),
              like);
      case "SCHEMAS" ->
          rows(
              StatementType.SHOW,
              "SELECT \"SCHEMA_NAME\" AS \"‹name›\" FROM "
                  + Databases.information(place, "SCHEMATA")
                  + " WHERE \"SCHEMA_NAME\" ILIKE ?",
              like);
      case "STAGES" -> stages();
      case "PARAMETERS" -> parameters(like);
      default -> throw SqlFailure.unsupported("SHOW " + kind);
    };
  }

  private ObjectName place(Cursor cursor) throws SqlFailure {
    List<String> parts = List.of();
    if (cursor.skip("IN")) {
      if (!cursor.skip("SCHEMA") && !cursor.skip("DATABASE")) {
        cursor.skip("SESSION");
      }
      parts = cursor.atEnd() ? List.of() : cursor.dottedName();
    }
    cursor.expectEnd();
    return switch (parts.size()) {
      case 0 -> new ObjectName(session.database(), session.schema(), "");
      case 1 -> new ObjectName(session.database(), parts.get(0), "");
      default -> new ObjectName(parts.get(0), parts.get(1), "");
    };
  }

  private Answer stages() {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (ObjectName name : stages.names()) {
      rows.add(Answer.row(name.name(), name.database(), name.schema()));
    }
    return new Answer.Rows(
        StatementType.SHOW,
        List.of(
            ResultColumn.text("name"),
            ResultColumn.text("database_name"),
            ResultColumn.text("schema_name")),
        rows,
        0);
  }

  private Answer parameters(String like) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Map.Entry<String, String> parameter : session.parameters().entrySet()) {
      if (like.equals("%") || parameter.getKey().equalsIgnoreCase(like)) {
        rows.add(Answer.row(parameter.getKey(), parameter.getValue(), "", "SESSION"));
      }
    }
    return new Answer.Rows(
        StatementType.SHOW,
        List.of(
            ResultColumn.text("key"),
            ResultColumn.text("value"),
            ResultColumn.text("default"),
            ResultColumn.text("level")),
        rows,
        0);
  }

  private Answer rows(StatementType type, String query, String... arguments)
      throws SqlFailure, SQLException {
    try (PreparedStatement statement = session.duckDb().prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return Results.read(type, result);
      }
    }
  }
}
