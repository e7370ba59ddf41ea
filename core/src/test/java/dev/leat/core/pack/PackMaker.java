package dev.leat.core.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Compiles a pack with one connector, {@code demo}, whose option is named by its own library. */
final class PackMaker {
  static final String VERSION = "1.2.3";
  static final PackCatalogue CATALOGUE =
      new PackCatalogue(List.of(Pack.ofConnections("demo", "connectors/demo", "trying", "demo")));

  private static final String LIBRARY =
      """
      package dev.leat.core.pack;
      public final class Library {
        public static String version() { return "the pack's"; }
      }
      """;
  private static final String CONNECTOR =
      """
      package demo;
      import dev.leat.api.connector.*;
      import dev.leat.api.pipeline.Target;
      import dev.leat.api.problem.*;
      import dev.leat.api.project.Connection;
      import java.nio.file.Path;
      import java.util.List;
      public final class Demo implements Connector {
        public String type() { return "demo"; }
        public List<Option> options() {
          return List.of(new Option(dev.leat.core.pack.Library.version(), "", Option.Presence.OPTIONAL, false, false));
        }
        public List<Problem> check(Target target, Location location) { return List.of(); }
        public Publisher publisher(Connection connection, Path root) { throw new IllegalStateException(); }
        public TableReader reader(Connection connection, Path root) { throw new IllegalStateException(); }
      }
      """;

  private PackMaker() {}

  /** An archive as the build makes it. */
  static Path archive(Path folder, String version) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path library = Files.writeString(sources.resolve("Library.java"), LIBRARY);
    Path connector = Files.writeString(sources.resolve("Demo.java"), CONNECTOR);
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                library.toString(),
                connector.toString());
    if (exitCode != 0) {
      throw new IllegalStateException("the pack does not compile");
    }
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.leat.api.connector.Connector"), "demo.Demo\n");
    Path content = Files.createDirectories(folder.resolve("content/lib")).resolveSibling(".");
    zip(classes, content.resolve("lib/demo.jar"));
    Files.writeString(
        content.resolve(PackFolder.PROPERTIES), "name=demo\nversion=" + version + "\n", UTF_8);
    Path archive = folder.resolve("leat-pack-demo-" + version + ".zip");
    zip(content.normalize(), archive);
    return archive;
  }

  static void zip(Path folder, Path into) throws IOException {
    try (OutputStream out = Files.newOutputStream(into);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }
}
