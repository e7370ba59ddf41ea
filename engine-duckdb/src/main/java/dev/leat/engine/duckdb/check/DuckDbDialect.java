package dev.leat.engine.duckdb.check;

import dev.leat.api.type.DataType;
import dev.leat.engine.duckdb.DuckDbNames;
import dev.leat.engine.duckdb.DuckDbTypes;
import dev.leat.engine.duckdb.check.DuckDbBinder.Bound;
import dev.leat.engine.duckdb.check.DuckDbBinder.BoundColumn;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.sql.Dialect;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.TreeWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Types, functions and names as DuckDB has them. Types are asked of its binder once in a process:
 * the questions have no relation and no declared function in them, so the answers hold everywhere.
 */
final class DuckDbDialect implements Dialect {
  private static final String SELECT = "SELECT ";

  private final CheckDatabase database;
  private final DuckDbSyntax syntax;
  private final DuckDbBinder binder;

  DuckDbDialect(CheckDatabase database, DuckDbSyntax syntax, DuckDbBinder binder) {
    this.database = database;
    this.syntax = syntax;
    this.binder = binder;
  }

  @Override
  public Optional<Typing> typeOf(Branch expression) {
    String question = "type " + TreeWriter.writeWithoutPlaces(expression);
    return database.remember(question, () -> bind(SELECT + print(expression)));
  }

  @Override
  public boolean converts(String text, DataType type) {
    String sql =
        "SELECT CASE WHEN TRY_CAST("
            + DuckDbNames.literal(text)
            + " AS "
            + DuckDbTypes.sql(type)
            + ") IS NULL THEN 0 ELSE 1 END";
    return database.remember(sql, () -> binder.isOne(sql));
  }

  @Override
  public Set<String> functions() {
    return database.functions();
  }

  @Override
  public Set<String> aggregates() {
    return database.aggregates();
  }

  @Override
  public String print(Branch expression) {
    return syntax.printExpression(expression);
  }

  /** The text of a statement's tree. */
  String printStatement(Branch statement) {
    return syntax.print(statement);
  }

  private Optional<Typing> bind(String query) {
    return switch (binder.bind(query)) {
      case Refused _ -> Optional.empty();
      case Bound(List<BoundColumn> columns) ->
          DuckDbTypes.parse(columns.getFirst().type())
              .map(type -> new Typing(type, isExact(type, columns.getFirst().type())));
    };
  }

  static boolean isExact(DataType type, String duckDbType) {
    return !(type instanceof DataType.Simple) || DuckDbTypes.sql(type).equals(duckDbType);
  }
}
