package dev.leat.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.FolderManifest;
import dev.leat.api.connector.Publisher;
import dev.leat.testing.connector.FileTargetContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same contract on a disk that has no symbolic links. */
final class FilesWithoutLinksTest extends FileTargetContract {
  @Override
  protected Publisher publisher() {
    return new FilePublisher(
        project,
        (link, _) -> {
          throw new UnsupportedOperationException("no links for " + link);
        });
  }

  @Override
  protected @Nullable String text(String path) {
    try {
      Path file = project.resolve(path);
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Map<String, String> files(String directory) {
    Map<String, String> files = new TreeMap<>();
    try {
      Path folder = project.resolve(directory);
      Optional<FolderManifest> manifest = FolderManifest.of(folder);
      Path root = manifest.isPresent() ? manifest.get().version() : folder;
      if (!Files.exists(root)) {
        return files;
      }
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!file.endsWith(VersionedFolder.RECORD)) {
            files.put(root.relativize(file).toString(), Files.readString(file));
          }
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theManifestNamesTheVersionAndItsFiles() {
    commit("run-1", directory(visit(1, "EU")));
    commit("run-2", directory(visit(2, "EU")));

    assertThat(text("out/visits/_leat_manifest"))
        .isEqualTo(
            """
            # version ../.visits.leat/run-2
            ../.visits.leat/run-2/visits-run-2.csv
            """);
    assertThat(project.resolve("out/visits")).isDirectoryNotContaining("glob:**.csv");
  }
}
