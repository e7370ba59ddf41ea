package dev.leat.core.project;

import dev.leat.api.problem.Problems;
import dev.leat.api.project.Project;
import dev.leat.core.language.SqlFiles;
import dev.leat.core.yaml.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one pipeline, and the SQL files read from it so far. */
final class PipelineFolder implements SqlFiles {
  static final String FILE = "pipeline.yaml";

  private final Path root;
  private final Path folder;
  private final Problems problems;
  private final Map<List<String>, SourceText> texts = new HashMap<>();

  PipelineFolder(Project project, String pipeline, Problems problems) {
    this.root = project.root();
    this.folder = project.root().resolve("pipelines").resolve(pipeline);
    this.problems = problems;
  }

  Optional<SourceText> pipelineFile() {
    return TextFiles.read(root, folder.resolve(FILE), problems);
  }

  /** The file as the user knows it. */
  String fileName() {
    return TextFiles.name(root, folder.resolve(FILE));
  }

  Map<List<String>, SourceText> texts() {
    return texts;
  }

  @Override
  public Optional<SourceText> read(String path, List<String> usedAt) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Optional<SourceText> text = TextFiles.read(root, file, problems);
    text.ifPresent(found -> texts.put(usedAt, found));
    return text;
  }

  @Override
  public List<String> names() {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(file -> TextFiles.name(folder, file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }
}
