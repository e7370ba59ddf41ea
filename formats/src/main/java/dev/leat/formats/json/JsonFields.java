package dev.leat.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.leat.formats.ScanColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the texts of the columns in one record. Not thread-safe. */
final class JsonFields {
  /** Enough to show, and a bound for objects whose keys are data. */
  private static final int MAX_UNDECLARED = 1_000;

  private final JsonFactory factory = new JsonFactory();
  private final List<ScanColumn> columns;
  private final JsonPaths paths;
  private final @Nullable String[] texts;
  private final boolean[] seen;
  private final boolean[] seenExactly;
  private final Set<String> undeclared = new LinkedHashSet<>();
  private byte[] record = {};
  private String flaw = "";

  JsonFields(List<ScanColumn> columns) {
    this.columns = columns;
    paths = JsonPaths.of(columns);
    texts = new @Nullable String[columns.size()];
    seen = new boolean[columns.size()];
    seenExactly = new boolean[columns.size()];
  }

  /** The columns' texts in the last sound record; null for a JSON null or none. */
  @Nullable String[] texts() {
    return texts;
  }

  /** Keys of the records that no column reads. */
  Set<String> undeclared() {
    return undeclared;
  }

  /** What is wrong with the record; null if nothing is. */
  @Nullable String read(byte[] bytes, int length) {
    Arrays.fill(texts, null);
    Arrays.fill(seen, false);
    Arrays.fill(seenExactly, false);
    record = bytes;
    flaw = "";
    try (JsonParser parser = factory.createParser(bytes, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "is not a JSON object";
      }
      object(parser, paths, true);
      if (parser.nextToken() != null) {
        return "has text after the JSON object";
      }
      return flaw.isEmpty() ? null : flaw;
    } catch (JsonProcessingException e) {
      return "is not valid JSON: " + e.getOriginalMessage();
    } catch (IOException e) {
      // Only malformed text makes reading from memory fail.
      return "is not valid JSON: " + e.getMessage();
    }
  }

  private void object(JsonParser parser, JsonPaths node, boolean exactSoFar) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonPaths exact = node.exact(key);
      JsonPaths child = exact == null ? node.inAnyCase(key) : exact;
      parser.nextToken();
      if (child == null) {
        if (node == paths && undeclared.size() < MAX_UNDECLARED) {
          undeclared.add(key);
        }
        parser.skipChildren();
      } else {
        value(parser, child, exactSoFar && exact != null);
      }
    }
  }

  private void value(JsonParser parser, JsonPaths node, boolean exact) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> nested(parser, node, exact);
      case VALUE_NULL -> set(node, null, exact);
      default -> set(node, parser.getText(), exact);
    }
  }

  private void nested(JsonParser parser, JsonPaths node, boolean exact) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    if (node.hasChildren() && parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, node, exact);
    } else {
      parser.skipChildren();
    }
    if (!node.columns().isEmpty()) {
      int end = (int) parser.currentLocation().getByteOffset();
      set(node, new String(record, start, end - start, StandardCharsets.UTF_8), exact);
    }
  }

  private void set(JsonPaths node, @Nullable String text, boolean exact) {
    for (int column : node.columns()) {
      if (seenExactly[column] && !exact) {
        continue;
      }
      if (seen[column] && exact == seenExactly[column]) {
        flaw = "has " + columns.get(column).field() + " twice";
      }
      seen[column] = true;
      seenExactly[column] |= exact;
      texts[column] = text;
    }
  }
}
