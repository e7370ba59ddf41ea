package dev.leat.formats;

import dev.leat.api.type.DataType;
import java.util.List;

/**
 * A raw field a scan delivers, converted to a type by the conversion grammar.
 *
 * @param field the raw field's name, matched without regard to case unless two fields differ only
 *     in case
 * @param type what the text is converted to; {@code varchar} keeps it as text
 * @param trim whether white space at both ends is removed and blank text becomes null
 * @param exact whether a decimal that would need rounding is bad
 * @param formats patterns of dates and timestamps beside ISO 8601
 * @param timezone the zone of timestamps without an offset
 */
public record ScanColumn(
    String field,
    DataType type,
    boolean trim,
    boolean exact,
    List<String> formats,
    String timezone) {
  public ScanColumn {
    formats = List.copyOf(formats);
  }
}
