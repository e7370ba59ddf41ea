package dev.leat.sql;

import dev.leat.sql.Expression.ColumnReference;
import dev.leat.sql.Tree.Branch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A declared function: its calls are replaced by its expression. */
public record Macro(List<String> parameters, Branch expression) {
  public Macro {
    parameters = List.copyOf(parameters);
  }

  /** The expression for a call, at the call's place, under the call's alias. */
  Branch inlined(Branch call, List<Branch> arguments) {
    Map<String, Branch> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
      values.put(parameters.get(i), arguments.get(i));
    }
    return Trees.with((Branch) replaced(expression, values, call), call.text("alias"));
  }

  private static Tree replaced(Tree tree, Map<String, Branch> values, Branch call) {
    return switch (tree) {
      case Branch branch -> {
        Branch value = value(branch, values);
        yield value == null ? moved(branch, values, call) : value;
      }
      case Tree.Items(List<Tree> items) -> {
        List<Tree> changed = new ArrayList<>();
        items.forEach(item -> changed.add(replaced(item, values, call)));
        yield new Tree.Items(changed);
      }
      case Tree.Text _, Tree.Digits _, Tree.Flag _, Tree.Nothing _ -> tree;
    };
  }

  private static @Nullable Branch value(Branch branch, Map<String, Branch> values) {
    return Expression.of(branch) instanceof ColumnReference(Branch _, List<String> names)
            && names.size() == 1
        ? values.get(names.getFirst())
        : null;
  }

  private static Branch moved(Branch branch, Map<String, Branch> values, Branch call) {
    Map<String, Tree> children = new LinkedHashMap<>();
    branch.children().forEach((name, child) -> children.put(name, replaced(child, values, call)));
    for (String place : List.of("query_location", "query_location_length")) {
      if (children.containsKey(place)) {
        children.put(place, call.at(place));
      }
    }
    return new Branch(children);
  }
}
