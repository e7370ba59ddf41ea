package dev.leat.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import dev.leat.core.pack.Installation;
import dev.leat.core.pack.Pack;
import dev.leat.core.pack.PackCatalogue;
import dev.leat.core.pack.Packs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {
  private static final PackCatalogue CATALOGUE =
      new PackCatalogue(
          List.of(Pack.ofConnections("demo", "connectors/demo", "trying things", "demo")));

  @TempDir Path folder;

  @Test
  void addsAPackFromItsArchiveListsAndRemovesIt() throws IOException {
    archive("leat-pack-demo-1.0.zip");
    TestProject place = installation();
    assertThat(place.leat("pack", "list").out())
        .isEqualTo("pack  installed  for\ndemo  no         trying things\n");
    assertThat(place.leat("pack", "add", "leat-pack-demo-1.0.zip").out())
        .isEqualTo("Installed demo.\n");
    assertThat(place.leat("pack", "list", "-o", "json").out())
        .contains("\"pack\"", "\"demo\"", "\"installed\"", "true");
    assertThat(folder.resolve("app/packs/demo/lib/demo.jar")).hasContent("jar");
    assertThat(place.leat("pack", "remove", "demo").out()).isEqualTo("Removed demo.\n");
    assertThat(folder.resolve("app/packs/demo")).doesNotExist();
  }

  @Test
  void saysThatADistributionCannotBuildAndThatAPackIsUnknown() {
    TestProject place = installation();
    Output built = place.leat("pack", "build", "demo");
    assertThat(built.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(built.err())
        .isEqualTo(
            "error This is a distribution, which cannot build the pack demo. Add its archive: leat"
                + " pack add leat-pack-demo-1.0.zip. [no-checkout]\n");
    assertThat(place.leat("pack", "build", "dmeo").err())
        .isEqualTo("error There is no pack dmeo. Did you mean demo? [unknown-pack]\n");
  }

  private TestProject installation() {
    Installation installation = new Installation(folder.resolve("app"), "1.0", null);
    return TestProject.empty(folder, Packs.of(CATALOGUE, installation));
  }

  private void archive(String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("pack.properties"));
      zip.write("name=demo\nversion=1.0\n".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("lib/demo.jar"));
      zip.write("jar".getBytes(UTF_8));
    }
  }
}
