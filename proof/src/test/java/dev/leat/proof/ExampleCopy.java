package dev.leat.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The example project in a folder of a test's own. */
record ExampleCopy(Path root) {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final List<String> FILES = List.of("leat.yaml", "data", "pipelines");

  /** A new copy inside that folder; its path has blanks in it. */
  static ExampleCopy in(Path folder) {
    ExampleCopy copy = new ExampleCopy(folder.resolve("a project of mine"));
    FILES.forEach(file -> copyTree(EXAMPLES.resolve(file), copy.root.resolve(file)));
    return copy;
  }

  /** Another copy, with all that this one has become. */
  ExampleCopy copiedTo(Path folder) {
    copyTree(root, folder);
    return new ExampleCopy(folder);
  }

  /** Takes the state of another copy, at the path of this one; the other is gone then. */
  void becomes(ExampleCopy other) {
    try {
      Files.move(root, root.resolveSibling(root.getFileName() + " before"));
      Files.move(other.root, root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command on the project, from the folder that the project is in. */
  Outcome leat(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", root.toString()));
    all.addAll(List.of(arguments));
    return Outcome.of(outside(), all.toArray(String[]::new));
  }

  /** The folder that the project is in: the working directory of its commands. */
  Path outside() {
    return root.resolve("..").normalize();
  }

  Path path(String inProject) {
    return root.resolve(inProject);
  }

  String text(String inProject) {
    return read(path(inProject));
  }

  /** The rows of the table that {@code trades} publishes. */
  List<List<String>> weekly() {
    return SqliteTable.rows(path("agg_result.db"), "agg_trades_weekly");
  }

  /** The rows of the table that {@code trades-inbox} publishes. */
  List<List<String>> weeklyInbox() {
    return SqliteTable.rows(path("agg_result.db"), "agg_trades_weekly_inbox");
  }

  /** The rows of the table that a pipeline publishes. */
  List<List<String>> published(String pipeline) {
    return pipeline.equals("trades") ? weekly() : weeklyInbox();
  }

  /** The published CSV files and the input files by their paths, but for those of single runs. */
  Map<String, String> files() {
    Map<String, String> texts = new TreeMap<>();
    for (String place : List.of("output", "inbox")) {
      try (Stream<Path> all =
          Files.exists(path(place)) ? Files.walk(path(place)) : Stream.empty()) {
        all.filter(
                file -> file.toString().endsWith(".csv") && !file.startsWith(path("output/runs")))
            .forEach(file -> texts.put(root.relativize(file).toString(), read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /** All files below the project that do not belong there once nothing runs. */
  List<String> leftovers() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(file -> root.relativize(file).toString())
          .filter(
              name ->
                  name.endsWith(".tmp")
                      || name.endsWith(".part")
                      || name.endsWith(".leat") && !name.equals(".leat")
                      || name.endsWith("/spill")
                      || name.endsWith("/staging"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolve("..").normalize());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
