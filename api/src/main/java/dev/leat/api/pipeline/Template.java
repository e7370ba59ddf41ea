package dev.leat.api.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with <code>${…}</code> references, in which a doubled dollar before a brace stands for a
 * plain dollar and brace. The parts cover the text in order.
 */
public record Template(List<Part> parts) {
  private static final String OPEN = "${";
  private static final String ESCAPED = "$${";

  public Template {
    parts = List.copyOf(parts);
  }

  /** A stretch of the text. */
  public sealed interface Part {
    /** Where it begins, in UTF-16 units from 0. */
    int offset();
  }

  /** Text as it is. */
  public record Plain(int offset, String text) implements Part {}

  /** A plain dollar and brace, which are no reference. */
  public record Escape(int offset) implements Part {}

  /**
   * A reference.
   *
   * @param name what stands between the braces
   */
  public record Reference(int offset, String name) implements Part {
    /** As it was written. */
    public String text() {
      return OPEN + name + "}";
    }
  }

  /** An opening without its closing brace; the rest of the text belongs to it. */
  public record Unclosed(int offset, String text) implements Part {}

  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int done = 0;
    for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, done)) {
      boolean escaped = at > done && text.charAt(at - 1) == '$';
      int from = escaped ? at - 1 : at;
      if (from > done) {
        parts.add(new Plain(done, text.substring(done, from)));
      }
      int close = text.indexOf('}', at);
      if (escaped) {
        parts.add(new Escape(from));
        done = from + ESCAPED.length();
      } else if (close < 0) {
        parts.add(new Unclosed(at, text.substring(at)));
        done = text.length();
      } else {
        parts.add(new Reference(at, text.substring(at + OPEN.length(), close).strip()));
        done = close + 1;
      }
    }
    if (done < text.length()) {
      parts.add(new Plain(done, text.substring(done)));
    }
    return new Template(parts);
  }

  /** The text in which no part of the given one is a reference. */
  public static String escape(String text) {
    return text.replace(OPEN, ESCAPED);
  }

  /** The reference that fills the whole text, if it is one. */
  public Optional<Reference> whole() {
    return parts.size() == 1 && parts.getFirst() instanceof Reference reference
        ? Optional.of(reference)
        : Optional.empty();
  }

  public List<Reference> references() {
    return parts.stream().filter(Reference.class::isInstance).map(Reference.class::cast).toList();
  }

  /** Gives the value of a reference. */
  @FunctionalInterface
  public interface Values {
    /** The value, or empty to leave the reference as it was written. */
    Optional<String> of(Reference reference);
  }

  /**
   * The text with values for its references, as long as some may be left for later: escapes stay
   * escapes, and values are escaped.
   */
  public String fill(Values values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(
          switch (part) {
            case Plain plain -> plain.text();
            case Escape _ -> ESCAPED;
            case Reference reference ->
                values.of(reference).map(Template::escape).orElse(reference.text());
            case Unclosed unclosed -> unclosed.text();
          });
    }
    return filled.toString();
  }

  /** The final text: like {@link #fill}, and what was escaped is plain. */
  public String resolve(Values values) {
    StringBuilder resolved = new StringBuilder();
    for (Part part : parts) {
      resolved.append(
          switch (part) {
            case Plain plain -> plain.text();
            case Escape _ -> OPEN;
            case Reference reference -> values.of(reference).orElse(reference.text());
            case Unclosed unclosed -> unclosed.text();
          });
    }
    return resolved.toString();
  }
}
