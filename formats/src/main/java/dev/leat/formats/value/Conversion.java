package dev.leat.formats.value;

/** What became of a text that was to be converted. */
public enum Conversion {
  /** It has a value. */
  VALUE,
  /** It is null: empty, or blank where white space is trimmed. */
  NULL,
  /** It has a value, rounded to the declared scale. */
  ROUNDED,
  /** It is not a text of the type. */
  BAD
}
