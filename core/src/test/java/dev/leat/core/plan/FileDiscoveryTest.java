package dev.leat.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.leat.api.connector.FolderManifest;
import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiscoveryTest {
  @TempDir Path root;

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<InputFile> find(String pattern, Source.Reading reading) {
    Source source =
        new Source(
            "orders",
            new SourceInput.Files(pattern, FileFormat.Csv.DEFAULT),
            List.of(),
            List.of(),
            null,
            null,
            reading,
            Source.OnRestated.FAIL,
            Source.OnNewColumn.IGNORE,
            null);
    return new FileDiscovery(root).find(source, pattern);
  }

  private List<InputFile> find(String pattern) {
    return find(pattern, Source.Reading.ALL);
  }

  @Test
  void namesFilesRelativeToTheProjectInCodePointOrder() throws IOException {
    // U+FF5E sorts before U+1F600 by code point, after it by UTF-16 unit.
    for (String name : List.of("b", "B", "a", "\uff5e", "\ud83d\ude00")) {
      write("data/" + name + ".csv", name);
    }

    assertThat(find("data/*.csv"))
        .extracting(InputFile::name)
        .containsExactly(
            "data/B.csv", "data/a.csv", "data/b.csv", "data/\uff5e.csv", "data/\ud83d\ude00.csv");
  }

  @Test
  void fingerprintsTheBytes() throws IOException {
    write("data/a.csv", "123456789");

    InputFile file = find(root.resolve("data/a.csv").toString()).getFirst();
    // The check value of CRC-32C.
    assertThat(file.fingerprint()).isEqualTo("e3069283");
    assertThat(file.size()).isEqualTo(9);
    assertThat(file.name()).isEqualTo("data/a.csv");
  }

  @Test
  void saysWhatIsThereInstead() throws IOException {
    write("data/orders.csv", "");
    write("data/x.txt", "");

    assertThatThrownBy(() -> find("data/ordres.csv"))
        .hasMessage("sources.orders: There is no file data/ordres.csv. Did you mean orders.csv?");
    assertThatThrownBy(() -> find("data/*.json"))
        .hasMessage(
            "sources.orders: No file matches data/*.json. The folder data has orders.csv, x.txt.");
    assertThatThrownBy(() -> find("dat/*.csv"))
        .hasMessage("sources.orders: No file matches dat/*.csv. The folder dat does not exist.");
    assertThatThrownBy(() -> find("data"))
        .hasMessage("sources.orders: data is a folder. Say which files in it: data/*.csv");
    assertThatThrownBy(() -> find("s3://bucket/*.csv"))
        .hasMessage(
            "sources.orders: Nothing here reads s3://bucket/*.csv. Use a path or glob of local"
                + " files.");
  }

  @Test
  void anInboxMayBeEmpty() {
    assertThat(find("inbox/*.csv", Source.Reading.INCREMENTAL_FILES)).isEmpty();
  }

  @Test
  void readsAPublishedFolderByItsManifest() throws IOException {
    write("out/.visits.leat/run-1/old.csv", "old");
    write("out/.visits.leat/run-2/region=EU/new.csv", "new");
    write("out/.visits.leat/run-2/_leat_publication.json", "{}");
    new FolderManifest(root.resolve("out/visits"), root.resolve("out/.visits.leat/run-2")).write();
    Path actual = root.resolve("out/.visits.leat/run-2/region=EU/new.csv");

    for (String pattern :
        List.of(
            "out/visits/**/*",
            "out/**/*.csv",
            "out/visits/region=EU/*.csv",
            "out/visits/region=EU/new.csv")) {
      assertThat(find(pattern))
          .as(pattern)
          .extracting(InputFile::name, InputFile::path)
          .containsExactly(tuple("out/visits/region=EU/new.csv", actual));
    }
  }
}
