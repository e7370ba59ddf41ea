package dev.leat.cli.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command's words go.
 *
 * @param out results
 * @param err everything about getting them: progress, warnings, problems
 * @param interactive whether a person watches {@code err}
 * @param coloured whether escape sequences are welcome
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {
  /** The process's own streams, in UTF-8. */
  public static Terminal system(Map<String, String> environment) {
    boolean interactive = isWatched() && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    String noColor = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        interactive,
        interactive && noColor.isEmpty());
  }

  @SuppressWarnings("SystemConsoleNull") // null where the JDK was built without its terminal module
  private static boolean isWatched() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String yellow(String text) {
    return paint("33", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
