package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Typed.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the conversions that an engine's binder would make without being told. */
final class TypeLints {
  static final String REMEDY = "Write cast(… as …) where a conversion is meant.";

  private final Findings findings;
  private final Dialect dialect;

  TypeLints(Findings findings, Dialect dialect) {
    this.findings = findings;
    this.dialect = dialect;
  }

  /**
   * Demands that values come from one family of types. Text constants that stand for a date, time,
   * interval or UUID get an explicit cast.
   *
   * @param verb what happens to them, such as {@code compare}
   * @param originals the nodes as written, for the messages
   * @return the values, constants converted
   */
  List<Typed> alike(String verb, List<Typed> values, List<Branch> originals) {
    Optional<Integer> leader = leader(values);
    if (leader.isEmpty()) {
      return values;
    }
    Typed first = values.get(leader.get());
    List<Typed> alike = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Typed value = values.get(i);
      alike.add(
          i == leader.get()
              ? value
              : converted(verb, value, originals.get(i), first, originals.get(leader.get())));
    }
    return alike;
  }

  /** Demands a condition. */
  void condition(String clause, Typed value, Branch original) {
    DataType type = value.type();
    if (type != null && !value.is(Trait.NULL) && TypeFamily.of(type) != TypeFamily.TRUTH) {
      findings.wrong(
          "type-mismatch",
          original,
          "Expected a condition after " + clause + " but " + told(original, type) + ".",
          "Write a comparison.");
    }
  }

  /** Demands that nothing is text. */
  void arithmetic(String operator, List<Typed> values, List<Branch> originals) {
    for (int i = 0; i < values.size(); i++) {
      DataType type = values.get(i).type();
      if (type != null && !values.get(i).is(Trait.NULL) && TypeFamily.of(type) == TypeFamily.TEXT) {
        findings.wrong(
            "type-mismatch",
            originals.get(i),
            "Cannot calculate with text: "
                + told(originals.get(i), type)
                + " beside "
                + operator
                + ".",
            REMEDY);
      }
    }
  }

  /** Demands the same type in each column of the branches of a set operation. */
  void united(int column, @Nullable DataType first, @Nullable DataType other, Branch place) {
    if (first == null || other == null || first.equals(other)) {
      return;
    }
    boolean numbers =
        TypeFamily.of(first) == TypeFamily.NUMBER && TypeFamily.of(other) == TypeFamily.NUMBER;
    if (!numbers) {
      findings.wrong(
          "type-mismatch",
          place,
          "Cannot unite " + first + " with " + other + " in column " + (column + 1) + ".",
          REMEDY);
    } else if (first == DataType.Simple.DOUBLE || other == DataType.Simple.DOUBLE) {
      findings.suspicious(
          "inexact-union",
          place,
          "Column " + (column + 1) + " unites " + first + " with " + other + " and becomes double.",
          REMEDY);
    }
  }

  private Typed converted(
      String verb, Typed value, Branch original, Typed leader, Branch leaderOriginal) {
    DataType type = value.type();
    DataType wanted = leader.type();
    if (type == null || wanted == null || value.is(Trait.NULL)) {
      return value;
    }
    TypeFamily family = TypeFamily.of(wanted);
    if (TypeFamily.of(type) == family) {
      return value;
    }
    if (value.is(Trait.TEXT) && family.readsText()) {
      return constant(value, original, wanted);
    }
    findings.wrong(
        "type-mismatch",
        original,
        "Cannot "
            + verb
            + " "
            + named(leaderOriginal, wanted)
            + " with "
            + named(original, type)
            + ".",
        REMEDY);
    return value;
  }

  private Typed constant(Typed value, Branch original, DataType wanted) {
    String text = value.tree().branch("literal").text("text");
    if (!dialect.converts(text, wanted)) {
      findings.wrong(
          "bad-constant",
          original,
          "'" + text + "' is no " + wanted + ".",
          "Correct the constant.");
      return value;
    }
    return new Typed(Trees.cast(value.tree(), wanted), wanted, Set.of(), Set.of());
  }

  /** The value whose type the others are held against: the first that is not a text constant. */
  private static Optional<Integer> leader(List<Typed> values) {
    Integer text = null;
    for (int i = 0; i < values.size(); i++) {
      Typed value = values.get(i);
      if (value.type() == null || value.is(Trait.NULL)) {
        continue;
      }
      if (!value.is(Trait.LITERAL)) {
        return Optional.of(i);
      }
      if (text == null || (values.get(text).is(Trait.TEXT) && !value.is(Trait.TEXT))) {
        text = i;
      }
    }
    return Optional.ofNullable(text);
  }

  private String named(Branch node, DataType type) {
    String name = findings.named(node);
    return name.isEmpty() ? type.toString() : name + " (" + type + ")";
  }

  private String told(Branch node, DataType type) {
    String name = findings.named(node);
    return name.isEmpty() ? "found " + type : name + " is " + type;
  }
}
