package dev.leat.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Option;
import dev.leat.api.problem.LeatException;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
  @TempDir Path folder;
  private Installation installation;
  private Packs packs;

  @BeforeEach
  void install() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    installation = new Installation(app, PackMaker.VERSION, null);
    packs = Packs.of(PackMaker.CATALOGUE, installation);
  }

  @Test
  void bringsAConnectionTypeThatUsesTheVersionOfALibraryThatThePackHas() throws IOException {
    add(PackMaker.archive(folder, PackMaker.VERSION));
    ConnectionType demo = Connectors.installed(packs).kind("demo").orElseThrow();
    assertThat(demo.options()).extracting(Option::name).containsExactly("the pack's");
    assertThat(Library.version()).isEqualTo("leat's");
  }

  @Test
  void takesALibraryThatLeatHasInTheSameVersionFromLeat() throws IOException {
    add(PackMaker.archive(folder, PackMaker.VERSION));
    Path libraries = Files.createDirectories(installation.libraries());
    Files.createFile(libraries.resolve("demo.jar"));
    assertThat(Connectors.installed(packs).kind("demo")).isEmpty();
  }

  @Test
  void namesThePackThatAConnectionNeedsAndTheCommandThatAddsIt() throws IOException {
    assertThat(problemsOf("demo", packs))
        .isEqualTo(
            "leat.yaml:2:21 connections.warehouse: Connections of type demo need the pack demo,"
                + " which is not installed. Add it: leat pack add leat-pack-demo-1.2.3.zip."
                + " [missing-pack]");
    Packs built =
        Packs.of(PackMaker.CATALOGUE, new Installation(folder, PackMaker.VERSION, folder));
    assertThat(problemsOf("demo", built)).endsWith("Add it: leat pack build demo. [missing-pack]");
    assertThat(problemsOf("dmeo", packs)).endsWith("Did you mean demo? [unknown-connection-type]");
    add(PackMaker.archive(folder, PackMaker.VERSION));
    assertThat(problemsOf("demo", packs)).isEmpty();
  }

  @Test
  void refusesAPackOfAnotherVersion() throws IOException {
    Path archive = PackMaker.archive(folder, "1.0");
    assertThatThrownBy(() -> add(archive))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            archive + " is of Leat 1.0, this is 1.2.3. Take the archive of the same version.");
    assertThat(packs.isInstalled(PackMaker.CATALOGUE.named("demo"))).isFalse();
    Packs old = Packs.of(PackMaker.CATALOGUE, new Installation(folder, "1.0", null));
    new PackArchive(old, new Installation(folder, "1.0", null)).add(archive);
    Packs updated = Packs.of(PackMaker.CATALOGUE, new Installation(folder, "1.2.3", null));
    assertThatThrownBy(() -> Connectors.installed(updated).kind("demo"))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "The pack demo is of Leat 1.0, this is 1.2.3. Add it: leat pack add"
                + " leat-pack-demo-1.2.3.zip.");
  }

  @Test
  void replacesAndRemovesPacks() throws IOException {
    Pack demo = PackMaker.CATALOGUE.named("demo");
    Path archive = PackMaker.archive(folder, PackMaker.VERSION);
    add(archive);
    Files.createFile(packs.libraries(demo).resolve("old.jar"));
    add(archive);
    assertThat(packs.libraries(demo)).isDirectoryContaining("glob:**/demo.jar");
    assertThat(packs.libraries(demo)).isDirectoryNotContaining("glob:**/old.jar");
    new PackArchive(packs, installation).remove(demo);
    assertThat(packs.isInstalled(demo)).isFalse();
    assertThat(installation.packs()).isEmptyDirectory();
  }

  @Test
  void refusesWhatIsNoPack() throws IOException {
    Path stranger = folder.resolve("stranger.zip");
    Path content = Files.createDirectories(folder.resolve("strange"));
    Files.writeString(content.resolve("readme.txt"), "hello");
    PackMaker.zip(content, stranger);
    assertThatThrownBy(() -> add(stranger))
        .isInstanceOf(LeatException.class)
        .hasMessage(stranger + " is not a pack of Leat: it has no pack.properties.");
    assertThatThrownBy(() -> PackMaker.CATALOGUE.named("dem"))
        .isInstanceOf(LeatException.class)
        .hasMessage("There is no pack dem. Did you mean demo?");
  }

  private void add(Path archive) {
    new PackArchive(packs, installation).add(archive);
  }

  private String problemsOf(String type, Packs with) throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(
        project.resolve("leat.yaml"), "connections:\n  warehouse: {type: " + type + "}\n");
    LoadedProject loaded =
        new ProjectLoader(Connectors.installed(with))
            .load(project, "development", Map.of(), Map.of());
    return String.join("\n", loaded.problems().stream().map(Object::toString).toList());
  }
}
