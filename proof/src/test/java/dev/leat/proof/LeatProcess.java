package dev.leat.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Leat as a process of its own, which can be killed. */
final class LeatProcess implements AutoCloseable {
  /** What the build lays out for the launcher. */
  private static final Path LAYOUT = Path.of("../cli/target/leat").toAbsolutePath().normalize();

  private static final int SECONDS_TO_END = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private LeatProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a command on a project, from the folder the project is in.
   *
   * @param options of the JVM
   */
  static LeatProcess start(ExampleCopy project, List<String> options, String... arguments) {
    try {
      Path folder = project.outside();
      Path out = Files.createTempFile(folder, "leat", ".out");
      Path err = Files.createTempFile(folder, "leat", ".err");
      Process process =
          new ProcessBuilder(commandLine(project, options, arguments))
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new LeatProcess(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Like {@link #start}, with classes that an earlier process has prepared. */
  static LeatProcess startQuickly(ExampleCopy project, List<String> options, String... arguments) {
    List<String> all = new ArrayList<>(StartUpCache.OPTIONS);
    all.addAll(options);
    return start(project, all, arguments);
  }

  private static List<String> commandLine(
      ExampleCopy project, List<String> options, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // these processes live for a second or two
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + project.outside(),
            "-Xlog:disable",
            "-Xlog:all=error:stderr"));
    words.addAll(options);
    words.addAll(List.of("-cp", classPath()));
    if (Files.isDirectory(LAYOUT)) {
      words.add("-Djava.library.path=" + LAYOUT.resolve("native"));
      words.add("-Dorg.sqlite.lib.path=" + LAYOUT.resolve("native"));
    }
    words.addAll(List.of("dev.leat.cli.Main", "-C", project.root().toString()));
    words.addAll(List.of(arguments));
    return words;
  }

  /** The launcher's where it is built, with native libraries unpacked; else this process's. */
  private static String classPath() {
    if (!Files.isDirectory(LAYOUT)) {
      return System.getProperty("java.class.path");
    }
    try (Stream<Path> jars = Files.list(LAYOUT.resolve("lib"))) {
      return String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Ends it as Ctrl-C does. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for at most so long; false when it is still at work. */
  boolean awaitFor(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How it ended. */
  Outcome await() {
    if (!awaitFor(TimeUnit.SECONDS.toMillis(SECONDS_TO_END))) {
      throw new AssertionError("still at work: " + err());
    }
    return new Outcome(process.exitValue(), ExampleCopy.read(out), err());
  }

  /** What it has said so far about its progress. */
  String err() {
    return ExampleCopy.read(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
