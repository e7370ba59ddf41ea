package dev.leat.sql;

import dev.leat.sql.Relation.Column;
import dev.leat.sql.Tree.Branch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query that was looked at: its canonical tree and its columns.
 *
 * @param open whether it may have other columns than those listed
 * @param places the node each column comes from, as written
 */
record QueryResult(Branch tree, List<Column> columns, boolean open, List<Branch> places) {
  QueryResult {
    columns = List.copyOf(columns);
    places = List.copyOf(places);
  }

  /** Its first column as a value. */
  Optional<Typed> first() {
    return open || columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Typed(tree, columns.getFirst().type(), columns.getFirst().inputs(), Set.of()));
  }

  Relation relation(String name) {
    boolean unnamed = columns.stream().anyMatch(column -> column.name() == null);
    return new Relation(name, name, columns, open || unnamed);
  }

  QueryResult with(Branch changed) {
    return new QueryResult(changed, columns, open, places);
  }
}
