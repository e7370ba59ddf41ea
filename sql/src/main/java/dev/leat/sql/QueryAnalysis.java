package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Expression.ColumnReference;
import dev.leat.sql.Expression.Literal;
import dev.leat.sql.Expression.Star;
import dev.leat.sql.Relation.Column;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Digits;
import dev.leat.sql.Tree.Items;
import dev.leat.sql.Tree.Text;
import dev.leat.sql.Typed.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves, lints and rewrites queries: selects, set operations, named queries. */
final class QueryAnalysis {
  private final Context context;
  private final ExpressionAnalysis expressions;
  private final FromAnalysis froms;

  QueryAnalysis(Context context) {
    this.context = context;
    this.expressions = new ExpressionAnalysis(context, this);
    this.froms = new FromAnalysis(context, this, expressions);
  }

  /** The query, in a scope of its own. */
  QueryResult analyse(Branch query, Scope scope) {
    Branch tree = namedQueries(query, scope);
    QueryResult result =
        switch (tree.text("type")) {
          case "SELECT_NODE" -> select(tree, scope);
          case "SET_OPERATION_NODE" -> setOperation(tree, scope);
          case "RECURSIVE_CTE_NODE" -> recursive(tree, scope);
          default -> {
            context.giveUpUse();
            yield new QueryResult(tree, List.of(), true, List.of());
          }
        };
    warnOfUnorderedLimit(query);
    return result;
  }

  private Branch namedQueries(Branch query, Scope scope) {
    return query.mapBranch(
        "cte_map",
        map ->
            map.mapBranches(
                "map",
                entry -> entry.mapBranch("value", cte -> named(entry.text("key"), cte, scope))));
  }

  private Branch named(String name, Branch cte, Scope scope) {
    QueryResult result = analyse(cte.branch("query_node"), scope.inner());
    scope.name(name, result.relation(name).as(name, cte.texts("aliases")));
    return cte.with("query_node", result.tree());
  }

  private QueryResult recursive(Branch query, Scope scope) {
    QueryResult start = analyse(query.branch("left"), scope.inner());
    Scope inner = scope.inner();
    String name = query.text("cte_name");
    inner.name(name, start.relation(name).as(name, query.texts("aliases")));
    QueryResult step = analyse(query.branch("right"), inner);
    Branch tree = query.with("left", start.tree()).with("right", step.tree());
    return united(start, step).with(tree);
  }

  private QueryResult select(Branch query, Scope scope) {
    Branch from = froms.analyse(query.branch("from_table"), scope);
    SelectList list = selectList(query, scope);
    Branch tree = query.with("from_table", from).with("select_list", list.trees());
    tree = condition(tree, "where_clause", "where", scope);
    tree = tree.mapBranches("group_expressions", node -> expressions.analyse(node, scope).tree());
    tree = condition(tree, "having", "having", scope);
    tree = condition(tree, "qualify", "qualify", scope);
    tree = grouped(tree, list);
    QueryResult result = new QueryResult(tree, list.columns(), list.open(), list.places());
    return result.with(modified(tree, scope, result));
  }

  private Branch condition(Branch query, String slot, String word, Scope scope) {
    return query.mapBranch(
        slot,
        original -> {
          Typed typed = expressions.analyse(original, scope);
          context.lints().condition(word, typed, original);
          return typed.tree();
        });
  }

  private SelectList selectList(Branch query, Scope scope) {
    SelectList list = new SelectList();
    for (Branch item : query.branches("select_list")) {
      if (Expression.of(item) instanceof Star star) {
        star(star, scope, list);
      } else {
        Typed typed = expressions.analyse(item, scope);
        String alias = item.text("alias");
        if (!alias.isEmpty()) {
          scope.addAlias(alias, typed);
        }
        list.add(
            named(typed, item), new Column(name(item), typed.type(), typed.inputs()), typed, item);
      }
    }
    return list;
  }

  private void star(Star star, Scope scope, SelectList list) {
    Typed typed = expressions.analyse(star.tree(), scope);
    List<Column> columns = new ArrayList<>(scope.star(star.relation()));
    Set<String> excluded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    excluded.addAll(star.tree().texts("exclude_list"));
    columns.removeIf(column -> column.name() != null && excluded.contains(column.name()));
    columns.forEach(column -> context.use(column.inputs()));
    boolean plain =
        star.tree().items("replace_list").isEmpty()
            && star.tree().items("qualified_exclude_list").isEmpty()
            && star.tree().items("rename_list").isEmpty()
            && !star.isPattern();
    boolean open = !plain || scope.relations().stream().anyMatch(Relation::open);
    list.addStar(typed.tree(), columns, open, star.tree());
  }

  /** An item that was changed keeps the name it had; one of a narrow type gets a portable one. */
  private Branch named(Typed typed, Branch item) {
    DataType type = typed.type();
    Branch tree =
        typed.is(Trait.NARROW) && type != null
            ? Trees.with(Trees.cast(Trees.with(typed.tree(), ""), type), item.text("alias"))
            : typed.tree();
    boolean changed =
        !TreeWriter.writeWithoutPlaces(tree).equals(TreeWriter.writeWithoutPlaces(item));
    return changed && item.text("alias").isEmpty()
        ? Trees.with(tree, context.dialect().print(item))
        : tree;
  }

  private static @Nullable String name(Branch item) {
    if (!item.text("alias").isEmpty()) {
      return item.text("alias");
    }
    return Expression.of(item) instanceof ColumnReference(var _, List<String> names)
        ? names.getLast()
        : null;
  }

  /** {@code group by all} as the positions of what is not aggregated. */
  private static Branch grouped(Branch query, SelectList list) {
    if (!query.text("aggregate_handling").equals("FORCE_AGGREGATES") || list.open()) {
      return query;
    }
    List<Branch> positions = new ArrayList<>();
    List<Tree> set = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.isGroupKey(i)) {
        set.add(new Digits(Integer.toString(positions.size())));
        positions.add(Trees.integer(Integer.toString(i + 1), Tree.EMPTY));
      }
    }
    if (positions.isEmpty() && !list.aggregates()) {
      return query;
    }
    return query
        .with("aggregate_handling", new Text("STANDARD_HANDLING"))
        .with("group_expressions", positions)
        .with("group_sets", positions.isEmpty() ? List.of() : List.of(new Items(set)));
  }

  private QueryResult setOperation(Branch query, Scope scope) {
    List<QueryResult> branches = new ArrayList<>();
    for (Branch child : query.branches("children")) {
      branches.add(analyse(child, scope.inner()));
    }
    boolean byName = query.text("setop_type").endsWith("BY_NAME");
    QueryResult result = branches.getFirst();
    for (QueryResult branch : branches.subList(1, branches.size())) {
      result = byName ? unitedByName(result, branch) : united(result, branch);
    }
    Branch tree = query.with("children", branches.stream().map(QueryResult::tree).toList());
    scope.add(result.relation(""));
    return result.with(modified(tree, scope, result));
  }

  private QueryResult united(QueryResult first, QueryResult second) {
    if (first.open() || second.open() || first.columns().size() != second.columns().size()) {
      return new QueryResult(first.tree(), first.columns(), true, first.places());
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < first.columns().size(); i++) {
      columns.add(
          united(i, first.columns().get(i), second.columns().get(i), second.places().get(i)));
    }
    return new QueryResult(first.tree(), columns, false, first.places());
  }

  private QueryResult unitedByName(QueryResult first, QueryResult second) {
    List<Column> columns = new ArrayList<>(first.columns());
    List<Branch> places = new ArrayList<>(first.places());
    for (int i = 0; i < second.columns().size(); i++) {
      Column other = second.columns().get(i);
      int at = indexOf(columns, other.name());
      if (at < 0) {
        columns.add(other);
        places.add(second.places().get(i));
      } else {
        columns.set(at, united(at, columns.get(at), other, second.places().get(i)));
      }
    }
    return new QueryResult(first.tree(), columns, first.open() || second.open(), places);
  }

  private static int indexOf(List<Column> columns, @Nullable String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (name != null && name.equalsIgnoreCase(columns.get(i).name())) {
        return i;
      }
    }
    return -1;
  }

  private Column united(int index, Column first, Column second, Branch place) {
    context.lints().united(index, first.type(), second.type(), place);
    Set<String> inputs = new HashSet<>(first.inputs());
    inputs.addAll(second.inputs());
    return new Column(first.name(), context.common(first.type(), second.type()), inputs);
  }

  /** The query with its {@code distinct on}, {@code order by} and {@code limit} looked at. */
  private Branch modified(Branch query, Scope scope, QueryResult result) {
    return query.mapBranches(
        "modifiers",
        modifier ->
            ordered(modifier, result)
                .mapBranches(
                    "distinct_on_targets",
                    node -> expressions.analyseAfterSelect(node, scope).tree())
                .mapBranches(
                    "orders",
                    order ->
                        Ordering.entry(order)
                            .mapBranch(
                                "expression",
                                node -> expressions.analyseAfterSelect(node, scope).tree()))
                .mapBranch("limit", node -> expressions.analyse(node, scope).tree())
                .mapBranch("offset", node -> expressions.analyse(node, scope).tree()));
  }

  /** {@code order by all} as the positions of all columns. */
  private static Branch ordered(Branch modifier, QueryResult result) {
    List<Branch> orders = modifier.branches("orders");
    if (orders.size() != 1
        || result.open()
        || !(Expression.of(orders.getFirst().branch("expression")) instanceof Star star)
        || !star.isPattern()
        || star.tree().has("expr")) {
      return modifier;
    }
    List<Branch> positions = new ArrayList<>();
    for (int i = 1; i <= result.columns().size(); i++) {
      positions.add(
          orders.getFirst().with("expression", Trees.integer(Integer.toString(i), star.tree())));
    }
    return modifier.with("orders", positions);
  }

  private void warnOfUnorderedLimit(Branch query) {
    List<Branch> modifiers = query.branches("modifiers");
    if (modifiers.stream().anyMatch(it -> it.text("type").equals("ORDER_MODIFIER"))) {
      return;
    }
    for (Branch modifier : modifiers) {
      if (modifier.at("limit") instanceof Branch limit
          && !(Expression.of(limit) instanceof Literal literal && literal.text().equals("0"))) {
        context
            .findings()
            .suspicious(
                "limit-without-order",
                limit,
                "Which rows a limit keeps is up to chance without order by.",
                "Add order by with a unique key.");
      }
    }
  }

  /** The items of a select list as far as they are known. */
  private static final class SelectList {
    private final List<Branch> trees = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Branch> places = new ArrayList<>();
    private final Set<Integer> keys = new TreeSet<>();
    private boolean aggregates;
    private boolean open;

    void add(Branch tree, Column column, Typed typed, Branch place) {
      trees.add(tree);
      if (typed.is(Trait.AGGREGATE)) {
        aggregates = true;
      } else if (typed.is(Trait.COLUMN) && !typed.is(Trait.WINDOW)) {
        keys.add(columns.size());
      }
      columns.add(typed.is(Trait.NULL) ? new Column(column.name(), null, Set.of()) : column);
      places.add(place);
    }

    void addStar(Branch tree, List<Column> expanded, boolean isOpen, Branch place) {
      trees.add(tree);
      for (Column column : expanded) {
        keys.add(columns.size());
        columns.add(column);
        places.add(place);
      }
      open |= isOpen;
    }

    List<Branch> trees() {
      return trees;
    }

    List<Column> columns() {
      return columns;
    }

    List<Branch> places() {
      return places;
    }

    int size() {
      return columns.size();
    }

    boolean isGroupKey(int index) {
      return keys.contains(index);
    }

    boolean aggregates() {
      return aggregates;
    }

    boolean open() {
      return open;
    }
  }
}
