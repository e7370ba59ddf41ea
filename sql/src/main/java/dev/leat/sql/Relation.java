package dev.leat.sql;

import dev.leat.api.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code from} offers under one name.
 *
 * @param table the name of what it stands for, in messages
 * @param open whether it may have columns that are not listed
 */
record Relation(String alias, String table, List<Column> columns, boolean open) {
  /** Stands among a column's inputs for those that cannot be told; no column has this name. */
  static final String UNTRACED = "";

  Relation {
    columns = List.copyOf(columns);
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> name.equalsIgnoreCase(column.name())).findFirst();
  }

  Relation as(String newAlias, List<String> columnNames) {
    List<Column> renamed = new ArrayList<>(columns);
    for (int i = 0; i < Math.min(columnNames.size(), renamed.size()); i++) {
      renamed.set(i, renamed.get(i).as(columnNames.get(i)));
    }
    for (int i = renamed.size(); i < columnNames.size(); i++) {
      renamed.add(new Column(columnNames.get(i), null, Set.of(UNTRACED)));
    }
    return newAlias.isEmpty()
        ? new Relation(alias, table, renamed, open)
        : new Relation(newAlias, table, renamed, open);
  }

  /** The columns of declared relations that all of it comes from. */
  Set<String> inputs() {
    Set<String> inputs = new TreeSet<>();
    columns.forEach(column -> inputs.addAll(column.inputs()));
    return inputs;
  }

  /**
   * A column of a relation or of a query's result.
   *
   * @param name null when the engine invents one
   * @param type null when it cannot be told
   */
  record Column(@Nullable String name, @Nullable DataType type, Set<String> inputs) {
    Column {
      inputs = Set.copyOf(inputs);
    }

    Column as(String newName) {
      return new Column(newName, type, inputs);
    }
  }
}
