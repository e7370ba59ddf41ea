package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.FoldAnalysis;
import dev.leat.api.engine.FoldExpression;
import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.type.Schema;
import dev.leat.engine.duckdb.DuckDbNames;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.engine.duckdb.check.DuckDbSyntax.Failure;
import dev.leat.engine.duckdb.check.DuckDbSyntax.Statements;
import dev.leat.sql.Analysis;
import dev.leat.sql.Macro;
import dev.leat.sql.SourceText;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.fold.StateSplit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks one pipeline's SQL with DuckDB's own parser and binder, over temporary empty tables. Used
 * by one thread.
 */
public final class DuckDbScope implements SqlScope {
  private final CheckDatabase database;
  private final Connection connection;
  private final DuckDbSyntax syntax;
  private final DuckDbBinder binder;
  private final DuckDbDialect dialect;
  private final Map<String, Schema> relations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Macro> macros = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private DuckDbScope(CheckDatabase database) {
    this.database = database;
    this.connection = database.connect();
    this.syntax = database.borrowSyntax();
    this.binder = new DuckDbBinder(connection);
    this.dialect = new DuckDbDialect(database, syntax, binder);
  }

  /** A scope that knows no relation yet. */
  public static DuckDbScope open() {
    return new DuckDbScope(CheckDatabase.shared());
  }

  @Override
  public void declare(String relation, Schema schema) {
    relations.put(relation, schema);
    binder.declare(relation, schema);
  }

  @Override
  public List<SqlProblem> declare(SqlFunction function) {
    String name = function.name().toLowerCase(Locale.ROOT);
    if (dialect.functions().contains(name) || name.startsWith("leat_")) {
      return List.of(
          new SqlProblem(
              "name-taken",
              -1,
              "Cannot declare function " + name + ": there is one of that name.",
              "Choose another name."));
    }
    String body = function.expression().forEngine("duckdb");
    SourceText source = SourceText.framed("SELECT (", body, "\n)");
    return switch (parsed(source)) {
      case Unparsed(SqlProblem problem) -> List.of(problem);
      case Query(Branch statement) when items(statement).size() != 1 -> List.of(notOneExpression());
      case Query(Branch statement) -> {
        Macro macro = new Macro(function.parameters(), items(statement).getFirst());
        List<SqlProblem> problems =
            Analysis.ofFunction(function.name(), macro, source, macros, dialect);
        yield problems.isEmpty() ? create(function, body, macro) : problems;
      }
    };
  }

  @Override
  public SqlAnalysis query(String sql) {
    SourceText source = SourceText.of(sql);
    return switch (parsed(source)) {
      case Unparsed(SqlProblem problem) -> invalid(problem);
      case Query(Branch statement) ->
          check(source)
              .analyse(statement, canonical -> Optional.empty(), (canonical, text) -> text);
    };
  }

  @Override
  public SqlAnalysis expression(String relation, String expression) {
    return expression(relation, expression, _ -> Optional.empty());
  }

  @Override
  public FoldAnalysis state(String relation, Set<String> states, String expression) {
    StateSplit split = new StateSplit(relation, states, syntax::printExpression);
    List<FoldExpression.Value> value = new ArrayList<>();
    SqlAnalysis analysis =
        expression(
            relation,
            expression,
            canonical ->
                switch (split.of(canonical)) {
                  case StateSplit.Split(FoldExpression.Value found) -> {
                    value.add(found);
                    yield Optional.empty();
                  }
                  case StateSplit.Beyond(Branch node, String what) ->
                      Optional.of(beyondFold(framed(relation, expression).offset(node), what));
                });
    return switch (analysis) {
      case SqlAnalysis.Valid valid -> new FoldAnalysis.Valid(value.getFirst(), valid);
      case SqlAnalysis.Invalid(List<SqlProblem> problems) -> new FoldAnalysis.Invalid(problems);
    };
  }

  private static SqlProblem beyondFold(int offset, String what) {
    return new SqlProblem(
        "not-a-fold-expression",
        offset,
        "A state cannot take part in " + what + ".",
        "It may in + - * /, case, coalesce, greatest, least, abs, comparisons, and, or, not and is"
            + " null; what does not depend on a state may be any SQL.");
  }

  private static SourceText framed(String relation, String expression) {
    return SourceText.framed("SELECT (", expression, "\n) FROM " + DuckDbNames.quoted(relation));
  }

  private SqlAnalysis expression(
      String relation, String expression, Function<Branch, Optional<SqlProblem>> demand) {
    if (!relations.containsKey(relation)) {
      throw new IllegalArgumentException(relation + " is not declared");
    }
    SourceText source = framed(relation, expression);
    return switch (parsed(source)) {
      case Unparsed(SqlProblem problem) -> invalid(problem);
      case Query(Branch statement) when items(statement).size() != 1 -> invalid(notOneExpression());
      case Query(Branch statement) ->
          check(source)
              .analyse(
                  statement,
                  canonical ->
                      beyondOneRow(canonical).or(() -> demand.apply(items(canonical).getFirst())),
                  (canonical, text) -> syntax.printExpression(items(canonical).getFirst()));
    };
  }

  @Override
  public void close() {
    database.giveBack(syntax);
    try {
      connection.close();
    } catch (SQLException e) {
      throw CheckDatabase.failed("close a scope", e);
    }
  }

  private List<SqlProblem> create(SqlFunction function, String body, Macro macro) {
    String macroSql =
        function.parameters().stream()
            .map(DuckDbNames::quoted)
            .collect(
                Collectors.joining(
                    ", ",
                    "CREATE OR REPLACE TEMP MACRO " + DuckDbNames.quoted(function.name()) + "(",
                    ") AS "));
    Refused refused = binder.create(macroSql, body);
    if (refused != null) {
      return List.of(new BinderProblems(SourceText.of(body), relations.keySet()).problem(refused));
    }
    macros.put(function.name(), macro);
    return List.of();
  }

  private Parse parsed(SourceText source) {
    return switch (syntax.parse(source.text())) {
      case Failure failure -> new Unparsed(problem(failure, source));
      case Statements(var statements) when statements.size() == 1 ->
          new Query(statements.getFirst());
      case Statements(var statements) ->
          new Unparsed(
              new SqlProblem(
                  "not-one-query",
                  0,
                  statements.isEmpty()
                      ? "Expected a query but found nothing."
                      : "Expected one query but found " + statements.size() + ".",
                  "Write one select."));
    };
  }

  private SqlProblem problem(Failure failure, SourceText source) {
    if (!failure.isSyntax()) {
      return new SqlProblem(
          "not-a-query",
          0,
          "Only queries are allowed here, not other statements.",
          "Write a select.");
    }
    return new BinderProblems(source, relations.keySet())
        .syntax(failure.error().text("error_message"), failure.position());
  }

  private Optional<SqlProblem> beyondOneRow(Branch canonical) {
    return Analysis.beyondOneRow(items(canonical).getFirst(), dialect)
        .map(
            what ->
                new SqlProblem(
                    "not-a-row-expression",
                    0,
                    "An expression sees one row; it cannot have " + what + ".",
                    "Compute it in a table."));
  }

  private QueryCheck check(SourceText source) {
    return new QueryCheck(source, relations, macros, dialect, binder);
  }

  private static List<Branch> items(Branch statement) {
    return statement.branch("node").branches("select_list");
  }

  private static SqlProblem notOneExpression() {
    return new SqlProblem("not-one-expression", 0, "Expected one expression.", null);
  }

  private static SqlAnalysis invalid(SqlProblem problem) {
    return new SqlAnalysis.Invalid(List.of(problem));
  }

  private sealed interface Parse {}

  private record Query(Branch statement) implements Parse {}

  private record Unparsed(SqlProblem problem) implements Parse {}
}
