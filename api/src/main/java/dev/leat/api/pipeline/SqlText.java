package dev.leat.api.pipeline;

import java.util.Map;

/**
 * SQL as the user wrote it, with {@code ${…}} references.
 *
 * @param text the portable spelling; empty when every engine has its own
 * @param variants spellings for single engines by name, instead of {@code text}
 */
public record SqlText(String text, Map<String, String> variants) implements Derivation {
  public SqlText {
    variants = Map.copyOf(variants);
  }

  public static SqlText of(String text) {
    return new SqlText(text, Map.of());
  }

  /** The spelling for that engine. */
  public String forEngine(String engine) {
    return variants.getOrDefault(engine, text);
  }
}
