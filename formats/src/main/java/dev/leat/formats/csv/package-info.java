/**
 * Delimited text: RFC 4180 with the record rule of {@code multiline}.
 *
 * <p>What RFC 4180 leaves open is settled so: a line ends with LF or CRLF or where the file ends,
 * even after a CR; any other lone CR is text; an empty line is no record but counts as a line; a
 * quote that does not begin a field is text; only a delimiter may follow a closing quote; a byte
 * order mark is skipped; field names in the header are trimmed.
 */
@NullMarked
package dev.leat.formats.csv;

import org.jspecify.annotations.NullMarked;
