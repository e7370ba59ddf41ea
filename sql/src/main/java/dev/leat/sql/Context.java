package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.api.type.Schema;
import dev.leat.sql.Expression.Call;
import dev.leat.sql.Expression.Window;
import dev.leat.sql.Typed.Trait;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one analysis knows and collects. */
final class Context {
  private final SourceText source;
  private final Map<String, Schema> declared;
  private final Map<String, Macro> macros;
  private final Dialect dialect;
  private final Findings findings;
  private final TypeLints lints;
  private final Forbidden forbidden;
  private final Set<String> relations = new TreeSet<>();
  private final Set<String> used = new TreeSet<>();
  private boolean usesAny;

  Context(
      SourceText source, Map<String, Schema> declared, Map<String, Macro> macros, Dialect dialect) {
    this.source = source;
    this.declared = declared;
    this.macros = macros;
    this.dialect = dialect;
    this.findings = new Findings(source);
    this.lints = new TypeLints(findings, dialect);
    this.forbidden = new Forbidden(findings);
  }

  SourceText source() {
    return source;
  }

  /** The declared relations; the map ignores case. */
  Map<String, Schema> declared() {
    return declared;
  }

  Map<String, Macro> macros() {
    return macros;
  }

  Dialect dialect() {
    return dialect;
  }

  Findings findings() {
    return findings;
  }

  TypeLints lints() {
    return lints;
  }

  Forbidden forbidden() {
    return forbidden;
  }

  /** The type of a column with values of two types; null when it cannot be told. */
  @Nullable DataType common(@Nullable DataType first, @Nullable DataType second) {
    if (first == null || second == null) {
      return null;
    }
    if (first.equals(second)) {
      return first;
    }
    return dialect
        .typeOf(Trees.coalesce(Trees.nullOf(first), Trees.nullOf(second)))
        .map(Dialect.Typing::type)
        .orElse(null);
  }

  void read(String relation) {
    relations.add(relation);
  }

  Set<String> relations() {
    return Set.copyOf(relations);
  }

  void use(Set<String> columns) {
    used.addAll(columns);
  }

  /** Says that something was met that may use any column. */
  void giveUpUse() {
    usesAny = true;
  }

  /** The columns used, as {@code relation.column}. */
  Set<String> used() {
    Set<String> all = new TreeSet<>(used);
    all.remove(Relation.UNTRACED);
    if (usesAny) {
      declared.forEach(
          (name, schema) -> {
            if (relations.contains(name)) {
              schema.names().forEach(column -> all.add(name + "." + column));
            }
          });
    }
    return Set.copyOf(all);
  }

  /** What an expression is by its own kind. */
  Set<Trait> traits(Expression expression) {
    if (expression instanceof Window) {
      return Set.of(Trait.WINDOW);
    }
    return expression instanceof Call call && dialect.aggregates().contains(call.name())
        ? Set.of(Trait.AGGREGATE)
        : Set.of();
  }
}
