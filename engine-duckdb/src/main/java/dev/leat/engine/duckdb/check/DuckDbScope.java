package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.engine.duckdb.DuckDbNames;
import dev.leat.engine.duckdb.DuckDbTypes;
import dev.leat.engine.duckdb.check.DuckDbBinder.Bound;
import dev.leat.engine.duckdb.check.DuckDbBinder.BoundColumn;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.engine.duckdb.check.DuckDbSyntax.Failure;
import dev.leat.engine.duckdb.check.DuckDbSyntax.Statements;
import dev.leat.sql.SourceText;
import dev.leat.sql.Tree;
import dev.leat.sql.Tree.Branch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks one pipeline's SQL with DuckDB's own parser and binder, over temporary empty tables. Used
 * by one thread.
 */
public final class DuckDbScope implements SqlScope {
  private final Connection connection;
  private final DuckDbSyntax syntax;
  private final DuckDbBinder binder;
  private final Map<String, Schema> relations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private DuckDbScope(Connection connection) {
    this.connection = connection;
    this.syntax = new DuckDbSyntax(connection);
    this.binder = new DuckDbBinder(connection);
  }

  /** A scope that knows no relation yet. */
  public static DuckDbScope open() {
    return new DuckDbScope(CheckDatabase.shared().connect());
  }

  @Override
  public void declare(String relation, Schema schema) {
    String columns =
        schema.fields().stream()
            .map(field -> DuckDbNames.quoted(field.name()) + " " + DuckDbTypes.sql(field.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    String table = "CREATE OR REPLACE TEMP TABLE " + DuckDbNames.quoted(relation) + columns;
    Refused refused = binder.declare(table, "");
    if (refused != null) {
      throw new IllegalArgumentException(relation + " is no relation: " + refused.headline());
    }
    relations.put(relation, schema);
  }

  @Override
  public List<SqlProblem> declare(SqlFunction function) {
    String macro =
        function.parameters().stream()
            .map(DuckDbNames::quoted)
            .collect(
                Collectors.joining(
                    ", ",
                    "CREATE OR REPLACE TEMP MACRO " + DuckDbNames.quoted(function.name()) + "(",
                    ") AS "));
    String body = function.expression().forEngine("duckdb");
    Refused refused = binder.declare(macro, body);
    return refused == null ? List.of() : List.of(problems(SourceText.of(body)).problem(refused));
  }

  @Override
  public SqlAnalysis query(String sql) {
    return analyse(SourceText.of(sql));
  }

  @Override
  public SqlAnalysis expression(String relation, String expression) {
    if (!relations.containsKey(relation)) {
      throw new IllegalArgumentException(relation + " is not declared");
    }
    return analyse(
        SourceText.framed("SELECT (", expression, "\n) FROM " + DuckDbNames.quoted(relation)));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw CheckDatabase.failed("close a scope", e);
    }
  }

  private SqlAnalysis analyse(SourceText source) {
    BinderProblems problems = problems(source);
    return switch (syntax.parse(source.text())) {
      case Failure failure -> invalid(problem(failure, problems));
      case Statements(var statements) when statements.size() != 1 ->
          invalid(
              new SqlProblem(
                  "not-one-query",
                  0,
                  "Expected one query but found " + statements.size() + ".",
                  "Write one select."));
      case Statements(var statements) ->
          switch (binder.bind(source.text())) {
            case Refused refused -> invalid(problems.problem(refused));
            case Bound(var columns) -> valid(source, statements.getFirst(), columns);
          };
    };
  }

  private static SqlProblem problem(Failure failure, BinderProblems problems) {
    if (!failure.isSyntax()) {
      return new SqlProblem(
          "not-a-query",
          0,
          "Only queries are allowed here, not other statements.",
          "Write a select.");
    }
    String position = failure.error().text("position");
    return problems.syntax(
        failure.error().text("error_message"),
        position.isEmpty() ? -1 : Integer.parseInt(position));
  }

  private SqlAnalysis valid(SourceText source, Branch statement, List<BoundColumn> columns) {
    List<Field> fields = new ArrayList<>();
    for (BoundColumn column : columns) {
      Optional<DataType> type = DuckDbTypes.parse(column.type());
      if (type.isEmpty()) {
        return invalid(
            new SqlProblem(
                "unportable-type",
                0,
                "Column "
                    + column.name()
                    + " has type "
                    + column.type().toLowerCase(Locale.ROOT)
                    + ", which not every engine has.",
                "Cast it to another type."));
      }
      fields.add(new Field(column.name(), type.get()));
    }
    Set<String> read = new TreeSet<>();
    collectRelations(statement, read);
    return new SqlAnalysis.Valid(
        new Schema(fields), source.text(), read, List.of(), false, List.of());
  }

  private void collectRelations(Tree tree, Set<String> read) {
    switch (tree) {
      case Branch branch -> {
        if (branch.text("type").equals("BASE_TABLE")) {
          relations.keySet().stream()
              .filter(branch.text("table_name")::equalsIgnoreCase)
              .forEach(read::add);
        }
        branch.children().values().forEach(child -> collectRelations(child, read));
      }
      case Tree.Items(var items) -> items.forEach(item -> collectRelations(item, read));
      case Tree.Text _, Tree.Digits _, Tree.Flag _, Tree.Nothing _ -> {}
    }
  }

  private BinderProblems problems(SourceText source) {
    return new BinderProblems(source, relations.keySet());
  }

  private static SqlAnalysis invalid(SqlProblem problem) {
    return new SqlAnalysis.Invalid(List.of(problem));
  }
}
