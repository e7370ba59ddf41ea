package dev.leat.sql;

import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Schema;
import dev.leat.sql.Relation.Column;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves what stands in {@code from}. */
final class FromAnalysis {
  private final Context context;
  private final QueryAnalysis queries;
  private final ExpressionAnalysis expressions;

  FromAnalysis(Context context, QueryAnalysis queries, ExpressionAnalysis expressions) {
    this.context = context;
    this.queries = queries;
    this.expressions = expressions;
  }

  /** Adds what the node offers to the scope; gives its canonical tree. */
  Branch analyse(Branch from, Scope scope) {
    if (from.has("sample")) {
      context
          .findings()
          .wrong(
              "forbidden-sample",
              from,
              "Cannot sample: the rows would differ from run to run.",
              "Filter by a hash of a key.");
    }
    return switch (from.text("type")) {
      case "EMPTY" -> from;
      case "BASE_TABLE" -> table(from, scope);
      case "SUBQUERY" -> derived(from, scope);
      case "JOIN" -> join(from, scope);
      case "TABLE_FUNCTION" -> function(from, scope);
      case "EXPRESSION_LIST" -> values(from, scope);
      case "SHOW_REF" -> {
        context
            .findings()
            .wrong(
                "not-a-query",
                from,
                "Only queries are allowed here, not other statements.",
                "Write a select.");
        scope.add(new Relation("", "", List.of(), true));
        yield from;
      }
      default -> {
        context.giveUpUse();
        scope.add(new Relation(from.text("alias"), from.text("alias"), List.of(), true));
        yield from;
      }
    };
  }

  private Branch table(Branch from, Scope scope) {
    String name = from.text("table_name");
    String schema = from.text("schema_name");
    Optional<Relation> named =
        schema.isEmpty() ? scope.namedQuery(name) : Optional.<Relation>empty();
    Relation relation =
        named.or(() -> declared(name, schema)).orElseGet(() -> missing(name, schema, from));
    scope.add(relation.as(alias(from, name), from.texts("column_name_alias")));
    return from;
  }

  private Optional<Relation> declared(String name, String schema) {
    if (!schema.isEmpty()) {
      return Optional.empty();
    }
    for (Map.Entry<String, Schema> entry : context.declared().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        String relation = entry.getKey();
        context.read(relation);
        List<Column> columns =
            entry.getValue().fields().stream()
                .map(
                    field ->
                        new Column(
                            field.name(), field.type(), Set.of(relation + "." + field.name())))
                .toList();
        return Optional.of(new Relation(relation, relation, columns, false));
      }
    }
    return Optional.empty();
  }

  private Relation missing(String name, String schema, Branch from) {
    if (!context.forbidden().reportsRelation(name, schema, from)) {
      Set<String> known = new TreeSet<>(context.declared().keySet());
      context
          .findings()
          .notFound(
              "unknown-table",
              from,
              context.source().offset(from),
              "Cannot find table " + name + ".",
              known.isEmpty() ? null : Suggestions.remedy(name, known));
    }
    return new Relation(name, name, List.of(), true);
  }

  private Branch derived(Branch from, Scope scope) {
    Branch subquery = from.branch("subquery");
    QueryResult result = queries.analyse(subquery.branch("node"), scope.inner());
    String alias = from.text("alias");
    scope.add(result.relation(alias).as(alias, from.texts("column_name_alias")));
    return from.with("subquery", subquery.with("node", result.tree()));
  }

  private Branch join(Branch from, Scope scope) {
    int before = scope.relations().size();
    Branch joined = from.with("left", analyse(from.branch("left"), scope));
    int between = scope.relations().size();
    joined = joined.with("right", analyse(from.branch("right"), scope));
    List<Relation> left = scope.relations().subList(before, between);
    List<Relation> right = scope.relations().subList(between, scope.relations().size());
    List<String> using = new ArrayList<>(from.texts("using_columns"));
    if (from.text("ref_type").equals("NATURAL")) {
      using.addAll(common(left, right));
    }
    for (String column : using) {
      merged(column, left, right, from);
    }
    scope.merge(using);
    if (from.at("condition") instanceof Branch condition) {
      Typed typed = expressions.analyse(condition, scope);
      context.lints().condition("on", typed, condition);
      joined = joined.with("condition", typed.tree());
    }
    return joined;
  }

  private void merged(String name, List<Relation> left, List<Relation> right, Branch join) {
    Column first = find(name, left);
    Column second = find(name, right);
    if (first == null || second == null) {
      return;
    }
    context.use(first.inputs());
    context.use(second.inputs());
    DataType firstType = first.type();
    DataType secondType = second.type();
    if (firstType != null
        && secondType != null
        && TypeFamily.of(firstType) != TypeFamily.of(secondType)) {
      context
          .findings()
          .wrong(
              "type-mismatch",
              join,
              "Cannot join on "
                  + name
                  + ": it is "
                  + firstType
                  + " on one side and "
                  + secondType
                  + " on the other.",
              TypeLints.REMEDY);
    }
  }

  private static List<String> common(List<Relation> left, List<Relation> right) {
    List<String> names = new ArrayList<>();
    for (Relation relation : left) {
      for (Column column : relation.columns()) {
        String name = column.name();
        if (name != null && find(name, right) != null) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static @Nullable Column find(String name, List<Relation> relations) {
    return relations.stream()
        .flatMap(relation -> relation.column(name).stream())
        .findFirst()
        .orElse(null);
  }

  private Branch function(Branch from, Scope scope) {
    Branch function = from.branch("function");
    String name = function.text("function_name").toLowerCase(Locale.ROOT);
    String alias = alias(from, name);
    Relation open = new Relation(alias, name, List.of(), true);
    if (context.forbidden().reportsTableFunction(name, from)) {
      scope.add(open);
      return from;
    }
    Set<String> inputs = new TreeSet<>();
    Branch analysed =
        function.mapBranches(
            "arguments",
            argument -> {
              Typed typed = expressions.analyse(argument.branch("expression"), scope);
              inputs.addAll(typed.inputs());
              return argument.with("expression", typed.tree());
            });
    List<Column> columns = new ArrayList<>();
    for (String column : from.texts("column_name_alias")) {
      columns.add(new Column(column, null, inputs));
    }
    scope.add(new Relation(alias, name, columns, true));
    return from.with("function", analysed);
  }

  private Branch values(Branch from, Scope scope) {
    List<Tree> rows = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Tree row : from.items("values")) {
      List<Branch> changed = new ArrayList<>();
      List<Tree> cells = row instanceof Items(List<Tree> items) ? items : List.of();
      for (int i = 0; i < cells.size(); i++) {
        Branch cell = (Branch) cells.get(i);
        Typed typed = expressions.analyse(cell, scope);
        changed.add(typed.tree());
        if (rows.isEmpty()) {
          columns.add(new Column("col" + i, typed.type(), typed.inputs()));
        } else if (i < columns.size() && !typed.is(Typed.Trait.NULL)) {
          unite(columns, i, typed, cell);
        }
      }
      rows.add(new Items(List.copyOf(changed)));
    }
    scope.add(new Relation(from.text("alias"), "values", columns, false));
    return from.with("values", new Items(rows));
  }

  private void unite(List<Column> columns, int index, Typed typed, Branch cell) {
    Column column = columns.get(index);
    context.lints().united(index, column.type(), typed.type(), cell);
    DataType common = context.common(column.type(), typed.type());
    columns.set(index, new Column(column.name(), common, column.inputs()));
  }

  private static String alias(Branch from, String otherwise) {
    return from.text("alias").isEmpty() ? otherwise : from.text("alias");
  }
}
