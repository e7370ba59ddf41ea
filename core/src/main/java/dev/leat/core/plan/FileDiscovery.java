package dev.leat.core.plan;

import dev.leat.api.connector.FolderManifest;
import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the files of a source, by name in code-point order. */
public final class FileDiscovery {
  private final Path root;

  public FileDiscovery(Path projectRoot) {
    this.root = projectRoot.toAbsolutePath().normalize();
  }

  /**
   * The files that match, with their fingerprints.
   *
   * @throws LeatException with code {@code missing-file} when a plain path names none, or when a
   *     pattern of a source that reads all matching files matches none
   */
  public List<InputFile> find(Source source, String pattern) {
    if (pattern.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*")) {
      throw LeatException.user(
          "unknown-scheme",
          "sources."
              + source.name()
              + ": Nothing here reads "
              + pattern
              + ". Use a path or glob of local files.");
    }
    Path plain = root.resolve(pattern).normalize();
    Path actual = manifestAbove(plain).map(manifest -> manifest.actual(plain)).orElse(plain);
    if (Files.isRegularFile(actual)) {
      return Fingerprints.of(Map.of(name(plain), actual));
    }
    if (Files.isDirectory(plain)) {
      throw LeatException.user(
          "is-folder",
          "sources."
              + source.name()
              + ": "
              + pattern
              + " is a folder. Say which files in it: "
              + (pattern.endsWith("/") ? pattern : pattern + "/")
              + "*.csv");
    }
    if (!Glob.isPattern(pattern)) {
      throw missing(source, pattern, plain);
    }
    Map<String, Path> matching = matching(pattern);
    if (matching.isEmpty() && source.reading() == Source.Reading.ALL) {
      throw noMatch(source, pattern);
    }
    return Fingerprints.of(matching);
  }

  private Map<String, Path> matching(String pattern) {
    Map<String, Path> found = new TreeMap<>(CodePointOrder.INSTANCE);
    boolean absolute = Path.of(pattern).isAbsolute();
    Glob glob = Glob.parse(pattern);
    Path base = root.resolve(glob.base()).normalize();
    Path origin = absolute ? Path.of("/") : root;
    try {
      published(base)
          .forEach(
              (file, actual) -> {
                if (glob.matches((absolute ? "/" : "") + slashed(origin.relativize(file)))) {
                  found.put(name(file), actual);
                }
              });
    } catch (IOException | UncheckedIOException failure) {
      throw new LeatException(
          "unreadable-folder",
          ErrorKind.EXTERNAL,
          name(base) + ": The folder cannot be read: " + failure.getMessage() + ".",
          failure);
    }
    return found;
  }

  /** The files below a folder by the path readers know, with where they really lie. */
  private Map<Path, Path> published(Path base) throws IOException {
    Map<Path, Path> files = new HashMap<>();
    Optional<FolderManifest> above = manifestAbove(base.resolve("_"));
    if (above.isPresent()) {
      add(above.get(), files);
    } else if (Files.isDirectory(base)) {
      try (Stream<Path> below = Files.walk(base, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : below.filter(Files::isRegularFile).toList()) {
          if (file.endsWith(FolderManifest.NAME)) {
            Optional<FolderManifest> manifest = manifestAbove(file);
            if (manifest.isPresent()) {
              add(manifest.get(), files);
            }
          } else if (!FolderManifest.isOwn(file)) {
            files.put(file, file);
          }
        }
      }
    }
    return files;
  }

  private static void add(FolderManifest manifest, Map<Path, Path> files) throws IOException {
    for (Path actual : manifest.files()) {
      files.put(manifest.published(actual), actual);
    }
  }

  private Optional<FolderManifest> manifestAbove(Path path) {
    try {
      return FolderManifest.above(path);
    } catch (IOException failure) {
      throw new LeatException(
          "unreadable-folder",
          ErrorKind.EXTERNAL,
          name(path) + ": The folder's manifest cannot be read: " + failure.getMessage() + ".",
          failure);
    }
  }

  /** The file as the user knows it: relative to the project where it lies inside it. */
  private String name(Path file) {
    return file.startsWith(root) ? slashed(root.relativize(file)) : file.toString();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private LeatException missing(Source source, String pattern, Path file) {
    return LeatException.user(
        "missing-file",
        "sources."
            + source.name()
            + ": There is no file "
            + pattern
            + ". "
            + nearby(file.getParent(), String.valueOf(file.getFileName())));
  }

  private LeatException noMatch(Source source, String pattern) {
    Path base = root.resolve(Glob.parse(pattern).base()).normalize();
    return LeatException.user(
        "missing-file",
        "sources." + source.name() + ": No file matches " + pattern + ". " + nearby(base, ""));
  }

  private String nearby(@org.jspecify.annotations.Nullable Path folder, String wanted) {
    if (folder == null || !Files.isDirectory(folder)) {
      return "The folder " + (folder == null ? "/" : name(folder)) + " does not exist.";
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<String> names =
          children
              .filter(Files::isRegularFile)
              .map(child -> child.getFileName().toString())
              .filter(child -> !child.startsWith("."))
              .sorted()
              .limit(1000)
              .toList();
      String where = folder.equals(root) ? "The project's folder" : "The folder " + name(folder);
      if (names.isEmpty()) {
        return where + " has no files.";
      }
      return Suggestions.nearest(wanted, names)
          .map(near -> "Did you mean " + near + "?")
          .orElseGet(() -> where + " has " + listed(names) + ".");
    } catch (IOException unreadable) {
      return "The folder " + name(folder) + " cannot be read.";
    }
  }

  private static String listed(List<String> names) {
    int shown = Math.min(names.size(), 5);
    String some = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? some + " and " + (names.size() - shown) + " more" : some;
  }
}
