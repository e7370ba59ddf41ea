package dev.leat.sql;

import dev.leat.api.engine.SqlProblem;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.Schema;
import dev.leat.sql.Expression.Star;
import dev.leat.sql.Relation.Column;
import dev.leat.sql.Tree.Branch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a query's syntax tree tells: problems, the canonical form, and where its columns come from.
 *
 * <p>It assumes nothing about the query's validity: where it cannot follow, it is silent, and the
 * engine's binder decides.
 *
 * @param canonical the statement rewritten
 * @param relations the declared relations it reads
 * @param usedColumns the columns of those it needs, as {@code relation.column}
 * @param inputs for each column of the result what it comes from, empty where that cannot be told;
 *     no element when the columns cannot be told
 * @param names for each column of the result its name, empty where the engine invents one; no
 *     element when the columns cannot be told
 * @param selectsStar whether its outermost select list has a {@code *}
 */
public record Analysis(
    Branch canonical,
    List<Finding> findings,
    Set<String> relations,
    Set<String> usedColumns,
    List<Optional<Set<String>>> inputs,
    List<Optional<String>> names,
    boolean selectsStar) {

  /**
   * Analyses one query.
   *
   * @param statement as parsed
   * @param declared the relations it may read
   * @param macros by name in lower case
   */
  public static Analysis of(
      Branch statement,
      SourceText source,
      Map<String, Schema> declared,
      Map<String, Macro> macros,
      Dialect dialect) {
    Context context = new Context(source, declared, macros, dialect);
    Branch query = statement.branch("node");
    QueryResult result = new QueryAnalysis(context).analyse(query, Scope.root());
    return new Analysis(
        statement.with("node", result.tree()),
        context.findings().all(),
        context.relations(),
        context.used(),
        result.open() ? List.of() : result.columns().stream().map(Analysis::inputs).toList(),
        result.open() ? List.of() : result.columns().stream().map(Analysis::name).toList(),
        selectsStar(query));
  }

  /**
   * Analyses the expression of a function declaration.
   *
   * @return what is wrong with it
   */
  public static List<SqlProblem> ofFunction(
      String name, Macro function, SourceText source, Map<String, Macro> macros, Dialect dialect) {
    Context context = new Context(source, Map.of(), macros, dialect);
    Scope scope = Scope.root();
    scope.addLambdaParameters(function.parameters());
    new ExpressionAnalysis(context, new QueryAnalysis(context))
        .analyse(function.expression(), scope);
    return context.findings().all().stream()
        .filter(finding -> finding.certainty() != Finding.Certainty.SUSPICIOUS)
        .map(finding -> inFunction(name, function, finding))
        .toList();
  }

  private static SqlProblem inFunction(String name, Macro function, Finding finding) {
    SqlProblem problem = finding.problem();
    return switch (Expression.of(finding.node())) {
      case Expression.ColumnReference(var _, List<String> names)
          when problem.code().equals("unknown-column") ->
          new SqlProblem(
              "unknown-parameter",
              problem.offset(),
              "Cannot find parameter " + names.getFirst() + " of function " + name + ".",
              function.parameters().isEmpty()
                  ? "Declare it under parameters."
                  : Suggestions.remedy(names.getFirst(), function.parameters()));
      case Expression.Call call
          when problem.code().equals("unknown-function") && call.name().equalsIgnoreCase(name) ->
          new SqlProblem(
              "recursive-function",
              problem.offset(),
              "Function " + name + " calls itself.",
              "A function is replaced by its expression; it cannot recur.");
      default -> problem;
    };
  }

  private static Optional<String> name(Column column) {
    return Optional.ofNullable(column.name());
  }

  private static Optional<Set<String>> inputs(Column column) {
    return column.inputs().contains(Relation.UNTRACED)
        ? Optional.empty()
        : Optional.of(column.inputs());
  }

  /**
   * Says what keeps an expression from being computed row by row: an aggregate, a window, a
   * subquery or a {@code *}; empty when nothing does.
   *
   * @param expression as parsed
   */
  public static Optional<String> beyondOneRow(Branch expression, Dialect dialect) {
    Expression view = Expression.of(expression);
    return switch (view) {
      case Expression.Subquery _ -> Optional.of("a subquery");
      case Expression.Window _ -> Optional.of("a window function");
      case Star _ -> Optional.of("a *");
      case Expression.Call call when dialect.aggregates().contains(call.name()) ->
          Optional.of("the aggregate " + call.name());
      default ->
          view.children().stream()
              .flatMap(child -> beyondOneRow(child, dialect).stream())
              .findFirst();
    };
  }

  private static boolean selectsStar(Branch query) {
    boolean here =
        query.branches("select_list").stream()
            .anyMatch(item -> Expression.of(item) instanceof Star);
    return here || query.branches("children").stream().anyMatch(Analysis::selectsStar);
  }
}
