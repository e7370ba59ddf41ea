package dev.leat.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.command.Leat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With {@code -Dleat.record=true} the committed page is written anew. */
class CommandsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/commands.md");

  @Test
  void theCommittedPageIsCurrent() throws IOException {
    String page = CommandsPage.of(Leat.commandLine(Surroundings.system(), List.of()));
    if (Boolean.getBoolean("leat.record")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }
}
