package dev.leat.api.pipeline;

import dev.leat.api.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared column of a source.
 *
 * @param field the raw field it is read from
 * @param as an expression over the raw fields, instead of the field itself; null for none
 * @param required whether a null breaks the expectation {@code <name> is required}
 * @param exact whether a decimal that would need rounding is a bad value
 * @param formats patterns of dates and timestamps beside ISO 8601, in the letters of {@code
 *     strptime}
 * @param timezone the IANA zone of timestamps without offset
 */
public record Column(
    String name,
    DataType type,
    String field,
    @Nullable String as,
    boolean required,
    OnBadValue onBadValue,
    boolean trim,
    boolean exact,
    List<String> formats,
    String timezone) {
  public Column {
    formats = List.copyOf(formats);
  }

  /** A column read from the field of its own name, with the defaults of the language. */
  public static Column of(String name, DataType type) {
    return new Column(
        name, type, name, null, false, OnBadValue.QUARANTINE, true, false, List.of(), "UTC");
  }

  /** What happens with a value that does not convert to the type. */
  public enum OnBadValue {
    QUARANTINE,
    SET_NULL,
    FAIL
  }
}
