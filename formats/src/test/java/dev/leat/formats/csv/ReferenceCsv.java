package dev.leat.formats.csv;

import dev.leat.api.pipeline.FileFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of CSV written down a second time, character by character, without regard to speed. The
 * text has one character for every byte.
 */
final class ReferenceCsv {
  /** A record; {@code flaw} is null for a sound one, the fields' quotes are gone. */
  record Entry(int offset, int record, int line, String text, String flaw, List<String> fields) {}

  private final FileFormat.Csv format;
  private final String text;
  private final List<String> names;

  private ReferenceCsv(FileFormat.Csv format, String text, String... names) {
    this.format = format;
    this.text = text;
    this.names = Arrays.asList(names);
  }

  /** The records of a text after its header. */
  static List<Entry> read(FileFormat.Csv format, String text, String... names) {
    return new ReferenceCsv(format, text, names).read();
  }

  private List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    int line = 1;
    int record = 0;
    while (at < text.length()) {
      int newline = endOfRecord(at);
      int end = newline > at && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
      if (end > at) {
        if (record > 0) {
          entries.add(entry(at, record, line, text.substring(at, end)));
        }
        record++;
      }
      line += (int) text.substring(at, newline).chars().filter(c -> c == '\n').count() + 1;
      at = newline + 1;
    }
    return entries;
  }

  private int endOfRecord(int start) {
    boolean quoted = false;
    boolean fieldStart = true;
    boolean mayReopen = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' && !(format.multiline() && quoted)) {
        return at;
      }
      if (quoted) {
        quoted = c != '"';
        mayReopen = !quoted;
      } else {
        quoted = c == '"' && (fieldStart || mayReopen);
        mayReopen = false;
        fieldStart = c == ',';
        if (quoted) {
          fieldStart = false;
        }
      }
    }
    return text.length();
  }

  private Entry entry(int offset, int record, int line, String content) {
    List<String> fields = new ArrayList<>();
    String flaw = flaw(content, fields);
    return new Entry(offset, record, line, content, flaw, flaw == null ? fields : List.of());
  }

  private String flaw(String content, List<String> fields) {
    if (content.length() > format.maxRecordBytes()) {
      return "is longer than " + format.maxRecordBytes() + " bytes (max_record_bytes)";
    }
    int nul = content.indexOf('\0');
    if (nul >= 0) {
      return "has a NUL byte in";
    }
    if (content.indexOf(0xFF) >= 0) {
      return "has the byte 0xFF in";
    }
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      if (at < content.length() && content.charAt(at) == '"') {
        at++;
        while (true) {
          if (at >= content.length()) {
            return "a quote is still open";
          }
          if (content.charAt(at) != '"') {
            field.append(content.charAt(at++));
          } else if (content.startsWith("\"\"", at)) {
            field.append('"');
            at += 2;
          } else {
            at++;
            break;
          }
        }
        fields.add("quoted:" + field);
        if (at < content.length() && content.charAt(at) != ',') {
          return "has text after the closing quote of";
        }
      } else {
        while (at < content.length() && content.charAt(at) != ',') {
          field.append(content.charAt(at++));
        }
        fields.add(field.toString());
      }
      if (at == content.length()) {
        return fields.size() == names.size()
            ? null
            : "has "
                + fields.size()
                + (fields.size() == 1 ? " field," : " fields,")
                + " the header has "
                + names.size();
      }
      at++;
    }
  }
}
