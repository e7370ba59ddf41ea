package dev.leat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.output.Terminal;
import dev.leat.core.pack.Packs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A folder in which commands are run as a user would type them, in this process. */
public final class TestProject {
  private final Path folder;
  private final Packs packs;

  private TestProject(Path folder, Packs packs) {
    this.folder = folder;
    this.packs = packs;
  }

  /** An empty folder. */
  public static TestProject empty(Path folder) {
    return empty(folder, Packs.none());
  }

  /** An empty folder, in an installation with these optional packs. */
  public static TestProject empty(Path folder, Packs packs) {
    return new TestProject(folder.toAbsolutePath(), packs);
  }

  /** The project that {@code leat init} makes. */
  public static TestProject initial(Path folder) {
    TestProject project = empty(folder);
    Output made = project.leat("init");
    if (made.exitCode() != ExitCode.OK) {
      throw new IllegalStateException(made.toString());
    }
    return project;
  }

  /**
   * What a command said.
   *
   * @param out standard output, its lines without trailing blanks
   */
  public record Output(int exitCode, String out, String err) {}

  /** Runs a command in the folder. */
  public Output leat(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
    int exitCode =
        new CommandRunner(new Surroundings(terminal, folder, Map.of(), Clock.systemUTC(), packs))
            .run(arguments);
    return new Output(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  public Path path(String file) {
    return folder.resolve(file);
  }

  public TestProject write(String file, String text) {
    try {
      Path path = path(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
