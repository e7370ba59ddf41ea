package dev.leat.connector.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The publications of one target, oldest first: of a directory inside it, of a single file under
 * the project's {@code .leat/publications}, since a file has no room for its history. There the
 * last one is an intent until the file has its checksum.
 */
final class FileRecords {
  private static final int KEPT = 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final String published;

  /**
   * @param file where the records are kept
   * @param published what they are about
   */
  FileRecords(Path file, String published) {
    this.file = file;
    this.published = published;
  }

  /** The records of a single file, in the project's own folder. */
  static FileRecords of(Path projectRoot, Path published) {
    // A file name for any path: the same path gives the same name, wherever the project lies.
    Path root = projectRoot.toAbsolutePath().normalize();
    Path absolute = published.toAbsolutePath().normalize();
    String path =
        (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
            .toString()
            .replace('\\', '/');
    String name = UUID.nameUUIDFromBytes(path.getBytes(UTF_8)) + ".json";
    return new FileRecords(
        projectRoot.resolve(".leat").resolve("publications").resolve(name), path);
  }

  List<FileRecord> read() throws IOException {
    List<FileRecord> records = new ArrayList<>();
    if (!Files.exists(file)) {
      return records;
    }
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && "run".equals(parser.nextFieldName())) {
          records.add(record(parser));
        }
      }
    }
    return records;
  }

  /** Replaces the records, keeping the newest. */
  void write(List<FileRecord> records) throws IOException {
    Files.createDirectories(Disk.folder(file));
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(aside);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("path", published);
      json.writeArrayFieldStart("publications");
      for (FileRecord record :
          records.subList(Math.max(0, records.size() - KEPT), records.size())) {
        json.writeStartObject();
        json.writeStringField("run", record.run());
        json.writeStringField("pipeline", record.pipeline());
        json.writeStringField("rows", Long.toString(record.rows()));
        json.writeStringField("bytes", Long.toString(record.bytes()));
        json.writeStringField("crc32c", record.checksum());
        json.writeStringField("created", Boolean.toString(record.created()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    Disk.sync(aside);
    Disk.rename(aside, file);
  }

  private static FileRecord record(JsonParser parser) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    fields.put("run", parser.nextTextValue());
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      fields.put(name, parser.nextTextValue());
    }
    return new FileRecord(
        fields.getOrDefault("pipeline", ""),
        fields.getOrDefault("run", ""),
        Long.parseLong(fields.getOrDefault("rows", "0")),
        Long.parseLong(fields.getOrDefault("bytes", "0")),
        fields.getOrDefault("crc32c", ""),
        Boolean.parseBoolean(fields.getOrDefault("created", "false")));
  }
}
