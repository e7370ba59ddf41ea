package dev.leat.core.check;

import dev.leat.api.pipeline.Derivation;
import dev.leat.api.pipeline.Fold;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which relation must be known before which: tables after what they read, and sources that read a
 * table's earlier content without declaring columns after that table.
 *
 * @param order names of tables and such sources, in lower case, each after what it needs; those on
 *     a cycle are missing
 * @param cycles each as names in the order of dependency, the first repeated at the end
 * @param inputs what each table reads, in lower case
 */
record TableGraph(List<String> order, List<List<String>> cycles, Map<String, Set<String>> inputs) {

  static TableGraph of(Pipeline pipeline, String engine, Predicate<String> isBroken) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    Map<String, String> spelling = new HashMap<>();
    for (Source source : pipeline.sources()) {
      if (source.input() instanceof SourceInput.Previous previous && source.columns().isEmpty()) {
        needs.put(lower(source.name()), Set.of(lower(previous.table())));
        spelling.put(lower(source.name()), source.name());
      }
    }
    for (Table table : pipeline.tables()) {
      needs.put(lower(table.name()), reads(table.derivation(), engine));
      spelling.put(lower(table.name()), table.name());
    }
    needs.keySet().removeIf(isBroken);
    Walk walk = new Walk(needs, spelling);
    needs.keySet().forEach(walk::visit);
    return new TableGraph(List.copyOf(walk.order), List.copyOf(walk.cycles), needs);
  }

  private static Set<String> reads(Derivation derivation, String engine) {
    return switch (derivation) {
      case SqlText sql -> SqlNames.relations(sql.forEngine(engine));
      case Fold fold -> Set.of(lower(fold.over()));
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Depth first; a relation met again while it is being visited closes a cycle. */
  private static final class Walk {
    private final Map<String, Set<String>> needs;
    private final Map<String, String> spelling;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> cycles = new ArrayList<>();

    Walk(Map<String, Set<String>> needs, Map<String, String> spelling) {
      this.needs = needs;
      this.spelling = spelling;
    }

    /** Whether the relation can be ordered. */
    private boolean visit(String name) {
      Set<String> needed = needs.get(name);
      if (needed == null || done.contains(name)) {
        return needed == null || order.contains(name);
      }
      int begun = open.indexOf(name);
      if (begun >= 0) {
        List<String> cycle = new ArrayList<>();
        open.subList(begun, open.size()).forEach(member -> cycle.add(spelling.get(member)));
        cycle.add(spelling.get(name));
        cycles.add(cycle);
        return false;
      }
      open.add(name);
      boolean ordered = true;
      for (String need : needed) {
        ordered &= visit(need);
      }
      open.removeLast();
      done.add(name);
      if (ordered) {
        order.add(name);
      }
      return ordered;
    }
  }
}
