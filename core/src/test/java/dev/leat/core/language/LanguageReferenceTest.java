package dev.leat.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With {@code -Dleat.record=true} the committed files are written anew. */
class LanguageReferenceTest {
  private static final Path DOCS = Path.of("../docs/reference");

  @Test
  void theCommittedReferenceIsCurrent() throws IOException {
    if (Boolean.getBoolean("leat.record")) {
      LanguageReference.write(DOCS);
    }
    for (Map.Entry<String, String> file : LanguageReference.files().entrySet()) {
      assertThat(DOCS.resolve(file.getKey())).hasContent(file.getValue());
    }
  }

  @Test
  void everyReferenceInASchemaHasItsDefinition() throws IOException {
    for (String name : Set.of("schema/leat.schema.json", "schema/pipeline.schema.json")) {
      JsonNode schema = new ObjectMapper().readTree(LanguageReference.files().get(name));
      Set<String> used = new HashSet<>();
      schema.findValuesAsText("$ref").forEach(used::add);
      assertThat(used)
          .isNotEmpty()
          .allSatisfy(
              reference ->
                  assertThat(schema.at(reference.substring(1)).path("properties").isObject())
                      .isTrue());
    }
  }

  @Test
  void everyKeyIsDescribedInSentences() {
    for (Section<?> root : Set.of(PipelineWords.SECTION, ProjectWords.SECTION)) {
      assertThat(root.keys()).allSatisfy(key -> assertThat(key.description()).endsWith("."));
    }
  }

  @Test
  void everyLinkOfThePageLeadsToASection() {
    String page = LanguageReference.files().get("language.md");
    var links = java.util.regex.Pattern.compile("\\]\\(#([a-z_]+)\\)").matcher(page);
    int found = 0;
    while (links.find()) {
      found++;
      assertThat(page).contains("### " + links.group(1) + "\n");
    }
    assertThat(found).isGreaterThan(20);
  }
}
