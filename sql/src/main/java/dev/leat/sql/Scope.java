package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Expression.ColumnReference;
import dev.leat.sql.Relation.Column;
import dev.leat.sql.Typed.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression can use: relations, aliases of the select list, those of outer queries.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Relation> namedQueries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Relation> relations = new ArrayList<>();
  private final Set<String> merged = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Typed> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> lambdaParameters = new HashSet<>();

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  static Scope root() {
    return new Scope(null);
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(this);
  }

  void add(Relation relation) {
    relations.add(relation);
  }

  void addAlias(String alias, Typed value) {
    aliases.putIfAbsent(alias, value);
  }

  void addLambdaParameters(List<String> names) {
    lambdaParameters.addAll(names);
  }

  void name(String query, Relation relation) {
    namedQueries.put(query, relation);
  }

  /** Says that a column of that name in several relations is one column. */
  void merge(List<String> columns) {
    merged.addAll(columns);
  }

  List<Relation> relations() {
    return List.copyOf(relations);
  }

  Optional<Relation> namedQuery(String name) {
    Relation found = namedQueries.get(name);
    if (found != null) {
      return Optional.of(found);
    }
    return outer == null ? Optional.empty() : outer.namedQuery(name);
  }

  boolean isOpen() {
    return relations.stream().anyMatch(Relation::open) || (outer != null && outer.isOpen());
  }

  /** The columns of {@code *}, or of {@code relation.*}. */
  List<Column> star(String relation) {
    List<Column> columns = new ArrayList<>();
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Relation candidate : relations) {
      if (!relation.isEmpty() && !candidate.alias().equalsIgnoreCase(relation)) {
        continue;
      }
      for (Column column : candidate.columns()) {
        String name = column.name();
        if (name == null || !merged.contains(name) || seen.add(name)) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  /** The column, with aliases of the select list after the relations' columns. */
  Optional<Typed> find(ColumnReference reference) {
    return findHere(reference).or(() -> findAlias(reference)).or(() -> findOutside(reference));
  }

  /** The column as {@code order by} sees it: aliases of the select list come first. */
  Optional<Typed> findAliasFirst(ColumnReference reference) {
    return findAlias(reference).or(() -> find(reference));
  }

  private Optional<Typed> findOutside(ColumnReference reference) {
    if (outer == null) {
      return Optional.empty();
    }
    return outer
        .find(reference)
        .map(found -> new Typed(found.tree(), found.type(), found.inputs(), Set.of()));
  }

  private Optional<Typed> findAlias(ColumnReference reference) {
    Typed found = reference.names().size() == 1 ? aliases.get(reference.names().getFirst()) : null;
    return Optional.ofNullable(found).map(typed -> reference(reference, typed));
  }

  private static Typed reference(ColumnReference reference, Typed value) {
    Set<Trait> traits = new HashSet<>(value.traits());
    traits.removeAll(Set.of(Trait.LITERAL, Trait.TEXT, Trait.NULL));
    return new Typed(reference.tree(), value.type(), value.inputs(), traits);
  }

  private Optional<Typed> findHere(ColumnReference reference) {
    List<String> names = reference.names();
    String first = names.getFirst();
    if (lambdaParameters.contains(first)) {
      return Optional.of(Typed.unknown(reference.tree()));
    }
    if (names.size() > 1) {
      Optional<Typed> qualified =
          relation(first)
              .flatMap(relation -> relation.column(names.get(1)))
              .map(column -> typed(reference, column, names.subList(2, names.size())));
      if (qualified.isPresent()) {
        return qualified;
      }
    }
    Optional<Typed> column =
        column(first).map(found -> typed(reference, found, names.subList(1, names.size())));
    return column.or(() -> names.size() == 1 ? wholeRow(reference) : Optional.empty());
  }

  /** The first column of that name; one that a join merged comes from both sides. */
  private Optional<Column> column(String name) {
    List<Column> found =
        relations.stream().flatMap(relation -> relation.column(name).stream()).toList();
    if (found.size() < 2 || !merged.contains(name)) {
      return found.stream().findFirst();
    }
    Set<String> inputs = new TreeSet<>();
    found.forEach(column -> inputs.addAll(column.inputs()));
    return Optional.of(new Column(name, found.getFirst().type(), inputs));
  }

  private Optional<Typed> wholeRow(ColumnReference reference) {
    return relation(reference.names().getFirst())
        .map(
            relation -> new Typed(reference.tree(), null, relation.inputs(), Set.of(Trait.COLUMN)));
  }

  Optional<Relation> relation(String alias) {
    return relations.stream().filter(it -> it.alias().equalsIgnoreCase(alias)).findFirst();
  }

  private static Typed typed(ColumnReference reference, Column column, List<String> fields) {
    DataType type = column.type();
    for (String field : fields) {
      type = field(type, field);
    }
    return new Typed(reference.tree(), type, column.inputs(), Set.of(Trait.COLUMN));
  }

  private static @Nullable DataType field(@Nullable DataType type, String name) {
    if (!(type instanceof DataType.Struct(var fields))) {
      return null;
    }
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst()
        .map(field -> field.type())
        .orElse(null);
  }
}
