package dev.leat.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.project.Connectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dleat.record=true} the committed page is written anew. */
class ConnectorsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/connectors.md");

  @Test
  void theCommittedPageIsCurrent(@TempDir Path folder) throws IOException {
    String page = ConnectorsPage.of(Connectors.installed(), folder);
    if (Boolean.getBoolean("leat.record")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }
}
