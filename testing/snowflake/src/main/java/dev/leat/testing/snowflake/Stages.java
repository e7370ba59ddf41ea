package dev.leat.testing.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The named stages, each a folder, and which of their files were loaded into which table: Snowflake
 * loads a file once. Thread-safe.
 */
final class Stages {
  private final Path root;
  private final Map<ObjectName, Stage> stages = new HashMap<>();
  private final Map<ObjectName, Set<String>> loaded = new HashMap<>();
  private int count;

  Stages(Path root) {
    this.root = root;
  }

  /**
   * A stage.
   *
   * @param session the one it lives as long as; 0 when it outlives them
   */
  private record Stage(Path folder, long session) {}

  synchronized void create(ObjectName name, boolean tolerates) throws SqlFailure {
    createTemporary(name, 0, tolerates);
  }

  /** Creates a stage that lives as long as a session. */
  synchronized void createTemporary(ObjectName name, long session, boolean tolerates)
      throws SqlFailure {
    if (stages.containsKey(name)) {
      if (tolerates) {
        return;
      }
      throw SqlFailure.exists(name.toString());
    }
    try {
      stages.put(
          name, new Stage(Files.createDirectories(root.resolve("stage-" + count++)), session));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void drop(ObjectName name, boolean tolerates) throws SqlFailure {
    Stage stage = stages.remove(name);
    if (stage != null) {
      delete(stage.folder());
    } else if (!tolerates) {
      throw SqlFailure.noSuchObject("Stage", name.toString());
    }
  }

  synchronized void endSession(long session) {
    List<Map.Entry<ObjectName, Stage>> ended =
        stages.entrySet().stream().filter(entry -> entry.getValue().session() == session).toList();
    for (Map.Entry<ObjectName, Stage> entry : ended) {
      stages.remove(entry.getKey());
      delete(entry.getValue().folder());
    }
  }

  synchronized List<ObjectName> names() {
    return stages.keySet().stream().sorted(Comparator.comparing(ObjectName::toString)).toList();
  }

  synchronized Path folder(StagePath path) throws SqlFailure {
    Stage stage = stages.get(path.stage());
    if (stage == null) {
      throw SqlFailure.noSuchObject("Stage", path.stage().toString());
    }
    return stage.folder();
  }

  /** The files whose path inside the stage starts with that path, in order. */
  List<Path> files(StagePath path) throws SqlFailure {
    Path folder = folder(path);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> inside(folder, file).startsWith(path.path()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's path inside its stage. */
  static String inside(Path folder, Path file) {
    return folder.relativize(file).toString();
  }

  synchronized boolean isLoaded(ObjectName table, String file) {
    return loaded.getOrDefault(table, Set.of()).contains(file);
  }

  synchronized void loaded(ObjectName table, String file) {
    loaded.computeIfAbsent(table, _ -> new HashSet<>()).add(file);
  }

  /** A table that is new or gone knows of no files. */
  synchronized void forget(ObjectName table) {
    loaded.remove(table);
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
