package dev.leat.core.check;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL in which references have become typed literals and calls.
 *
 * @param unresolved references that mean nothing here: parameters without a value (which is said
 *     where they are declared)
 */
record RenderedSql(String text, List<Piece> pieces, List<Template.Reference> unresolved) {
  RenderedSql {
    pieces = List.copyOf(pieces);
    unresolved = List.copyOf(unresolved);
  }

  /**
   * A stretch of the text.
   *
   * @param at where it begins
   * @param origin where it begins in what the user wrote
   */
  private record Piece(int at, int origin, Nature nature) {}

  private enum Nature {
    COPIED,
    REPLACED
  }

  static RenderedSql of(String sql, Map<String, Argument> arguments) {
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = new ArrayList<>();
    List<Template.Reference> unresolved = new ArrayList<>();
    for (Template.Part part : Template.parse(sql).parts()) {
      Nature nature = part instanceof Template.Plain ? Nature.COPIED : Nature.REPLACED;
      pieces.add(new Piece(text.length(), part.offset(), nature));
      switch (part) {
        case Template.Plain plain -> text.append(plain.text());
        case Template.Escape _ -> text.append("${");
        case Template.Unclosed unclosed -> text.append(unclosed.text());
        case Template.Reference reference -> {
          String value = value(reference.name(), arguments);
          if (value == null) {
            unresolved.add(reference);
          }
          text.append(value == null ? "null" : value);
        }
      }
    }
    return new RenderedSql(text.toString(), pieces, unresolved);
  }

  /** Where a character of the text stands in what the user wrote; -1 for an unknown offset. */
  int origin(int offset) {
    if (offset < 0) {
      return -1;
    }
    Piece found = new Piece(0, 0, Nature.COPIED);
    for (Piece piece : pieces) {
      if (piece.at() <= offset) {
        found = piece;
      }
    }
    return found.nature() == Nature.COPIED ? found.origin() + offset - found.at() : found.origin();
  }

  private static @Nullable String value(String name, Map<String, Argument> arguments) {
    RunFact fact = RunFact.byName(name);
    if (fact != null) {
      return fact.function() + "()";
    }
    Argument argument = arguments.get(name);
    return argument == null ? null : literal(argument);
  }

  private static String literal(Argument argument) {
    String text = argument.text();
    return switch (argument.type()) {
      case STRING, PATH -> quoted(text);
      case INTEGER, DECIMAL -> text.startsWith("-") ? "(" + text + ")" : text;
      case BOOLEAN -> text;
      case DATE -> "date " + quoted(text);
      case TIMESTAMP -> "timestamp " + quoted(text.replace('T', ' '));
      case DURATION -> interval(java.time.Duration.parse(text));
    };
  }

  private static String interval(java.time.Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? "interval '" + duration.toSeconds() + " seconds'"
        : "interval '" + duration.toMillis() + " milliseconds'";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
