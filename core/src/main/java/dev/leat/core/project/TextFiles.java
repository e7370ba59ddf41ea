package dev.leat.core.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.core.yaml.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads text files of a project: UTF-8, strictly, with or without a byte order mark. */
final class TextFiles {
  private TextFiles() {}

  /** The text; empty when it cannot be read, which is then among the problems. */
  static Optional<SourceText> read(Path root, Path file, Problems problems) {
    String name = name(root, file);
    try {
      String text = Files.readString(file, UTF_8);
      return Optional.of(
          new SourceText(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.error(
              "not-utf-8",
              Location.of(name),
              null,
              "The file is not valid UTF-8.",
              "Save it as UTF-8."));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "unreadable-file",
              Location.of(name),
              null,
              "The file cannot be read: " + e.getMessage() + ".",
              null));
    }
    return Optional.empty();
  }

  /** The file as the user knows it: relative to the project, with slashes. */
  static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
