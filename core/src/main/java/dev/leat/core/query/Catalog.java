package dev.leat.core.query;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The relations that SQL may speak of: every pipeline's sources and tables, and the quarantine. */
final class Catalog {
  static final String QUARANTINE = "quarantine";

  private final List<Relation> relations = new ArrayList<>();
  private final @Nullable String preferred;

  /** What a relation is. */
  enum Kind {
    SOURCE,
    TABLE
  }

  /** A source or table of a pipeline. */
  record Relation(String pipeline, String name, Kind kind) {
    String qualified() {
      return pipeline + "." + name;
    }

    /** As it stands in SQL. */
    String written() {
      return (pipeline.matches("[A-Za-z_]\\w*") ? pipeline : '"' + pipeline + '"') + "." + name;
    }
  }

  /**
   * SQL whose names are those of a session.
   *
   * @param relations what the session must have, by its name there
   * @param quarantine whether it speaks of the quarantine
   * @param unknown names where relations stand that are none
   */
  record Resolved(
      String sql, Map<String, Relation> relations, boolean quarantine, List<String> unknown) {}

  /**
   * @param preferred the pipeline whose names win; null for none
   */
  Catalog(List<Pipeline> pipelines, @Nullable String preferred) {
    this.preferred = preferred;
    for (Pipeline pipeline : pipelines) {
      pipeline
          .sources()
          .forEach(
              source -> relations.add(new Relation(pipeline.name(), source.name(), Kind.SOURCE)));
      pipeline
          .tables()
          .forEach(table -> relations.add(new Relation(pipeline.name(), table.name(), Kind.TABLE)));
    }
  }

  /** All names, for suggestions. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    relations.forEach(relation -> names.add(relation.name()));
    names.add(QUARANTINE);
    return List.copyOf(names);
  }

  private List<String> like(String unknown) {
    if (!unknown.contains(".")) {
      return names();
    }
    TreeSet<String> names = new TreeSet<>();
    relations.forEach(relation -> names.add(relation.qualified()));
    return List.copyOf(names);
  }

  /**
   * Finds what the SQL speaks of.
   *
   * @throws LeatException with code {@code ambiguous-relation} when a name is in several pipelines
   */
  Resolved resolve(String sql) {
    StringBuilder rewritten = new StringBuilder();
    Map<String, Relation> found = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    boolean quarantine = false;
    int done = 0;
    List<SqlNames.Name> names = SqlNames.of(sql);
    for (int i = 0; i < names.size(); i++) {
      SqlNames.Name name = names.get(i);
      Optional<Relation> qualified =
          i + 1 < names.size() ? qualified(sql, name, names.get(i + 1)) : Optional.empty();
      if (qualified.isPresent()) {
        Relation relation = qualified.get();
        rewritten.append(sql, done, name.start()).append('"').append(relation.qualified());
        rewritten.append('"');
        done = names.get(++i).end();
        found.put(relation.qualified(), relation);
      } else if (name.relation()) {
        Optional<Relation> relation = unqualified(name.text());
        relation.ifPresent(known -> found.put(known.name(), known));
        boolean isQuarantine = name.text().equalsIgnoreCase(QUARANTINE);
        quarantine |= isQuarantine && relation.isEmpty();
        if (relation.isEmpty() && !isQuarantine) {
          boolean dotted = i + 1 < names.size() && names.get(i + 1).column();
          unknown.add(dotted ? name.text() + "." + names.get(i + 1).text() : name.text());
        }
      }
    }
    rewritten.append(sql, done, sql.length());
    return new Resolved(rewritten.toString(), found, quarantine, unknown);
  }

  private Optional<Relation> qualified(String sql, SqlNames.Name first, SqlNames.Name second) {
    boolean joined =
        !first.column()
            && second.column()
            && sql.substring(first.end(), second.start()).strip().equals(".");
    return joined
        ? relations.stream()
            .filter(relation -> relation.pipeline().equalsIgnoreCase(first.text()))
            .filter(relation -> relation.name().equalsIgnoreCase(second.text()))
            .findFirst()
        : Optional.empty();
  }

  private Optional<Relation> unqualified(String name) {
    List<Relation> named =
        relations.stream().filter(relation -> relation.name().equalsIgnoreCase(name)).toList();
    Optional<Relation> own =
        named.stream().filter(relation -> relation.pipeline().equals(preferred)).findFirst();
    if (own.isPresent() || named.size() <= 1) {
      return own.or(() -> named.stream().findFirst());
    }
    throw LeatException.user(
        "ambiguous-relation",
        name
            + " is in "
            + named.size()
            + " pipelines. Write "
            + String.join(" or ", named.stream().map(Relation::written).toList())
            + ", or choose a pipeline with -p.");
  }

  /** The failure of a query, with what was probably meant. */
  LeatException explained(LeatException failure, Resolved resolved) {
    if (resolved.unknown().isEmpty() || !failure.code().equals("invalid-sql")) {
      return failure;
    }
    String message = String.valueOf(failure.getMessage());
    return resolved.unknown().stream()
        .filter(message::contains)
        .findFirst()
        .map(
            name ->
                new LeatException(
                    "unknown-relation",
                    failure.kind(),
                    "There is no source or table "
                        + name
                        + ". "
                        + Suggestions.remedy(name, like(name)),
                    failure))
        .orElse(failure);
  }
}
