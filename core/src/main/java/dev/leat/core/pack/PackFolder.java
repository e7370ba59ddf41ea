package dev.leat.core.pack;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pack on disk: {@code pack.properties} with its name and version, and {@code lib/} with its jars
 * and those of all it depends on.
 */
record PackFolder(Path folder) {
  static final String PROPERTIES = "pack.properties";
  static final String LIBRARIES = "lib";

  boolean exists() {
    return Files.isRegularFile(folder.resolve(PROPERTIES));
  }

  /** What {@code pack.properties} says: {@code name}, {@code version}. */
  Properties properties() {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve(PROPERTIES))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  String version() {
    return properties().getProperty("version", "an unknown version");
  }

  /**
   * Its jars without those that Leat has too: a jar of the same name is the same version of the
   * same library.
   */
  List<URL> jars(Path leatLibraries) {
    Set<String> shared =
        jarsIn(leatLibraries).stream()
            .map(jar -> String.valueOf(jar.getFileName()))
            .collect(Collectors.toSet());
    return jarsIn(folder.resolve(LIBRARIES)).stream()
        .filter(jar -> !shared.contains(String.valueOf(jar.getFileName())))
        .map(PackFolder::url)
        .toList();
  }

  private List<Path> jarsIn(Path libraries) {
    if (!Files.isDirectory(libraries)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(libraries)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has no URL: " + jar, e);
    }
  }

  private LeatException unreadable(IOException e) {
    return new LeatException(
        "broken-pack",
        ErrorKind.EXTERNAL,
        folder + ": The pack cannot be read: " + e.getMessage() + ". Add it again.",
        e);
  }
}
