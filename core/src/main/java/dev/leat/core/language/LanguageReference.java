package dev.leat.core.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is generated from the definitions of the language: schemas and the reference page. */
public final class LanguageReference {
  private LanguageReference() {}

  /** The files by their path under {@code docs/reference}. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "schema/leat.schema.json",
        json(JsonSchema.of(ProjectWords.SECTION, "A project of Leat: leat.yaml")));
    files.put(
        "schema/pipeline.schema.json",
        json(JsonSchema.of(PipelineWords.SECTION, "A pipeline of Leat: pipeline.yaml")));
    files.put("language.md", ReferencePage.write());
    return files;
  }

  /** Writes the files into a folder. */
  public static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), UTF_8);
    }
  }

  private static String json(Map<String, Object> schema) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(schema)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that cannot be written", e);
    }
  }
}
