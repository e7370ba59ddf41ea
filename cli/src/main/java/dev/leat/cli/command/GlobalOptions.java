package dev.leat.cli.command;

import dev.leat.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options every command understands. */
public final class GlobalOptions {
  GlobalOptions() {}

  @Option(
      names = {"-C", "--project"},
      paramLabel = "DIR",
      description =
          "The project: a folder with leat.yaml (default: the current folder or the nearest above"
              + " it).")
  @Nullable Path project;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json; csv where rows are printed.")
  @Nullable OutputFormat output;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME",
      description = "The environment, such as development (default), staging, production.")
  @Nullable String environment;

  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      description = "Overrides a setting of leat.yaml, such as defaults.memory=4GB.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-v", "--verbose"},
      description = "Says more: debug logging, and the stack of an unexpected error.")
  boolean verbose;

  /** The options of a command that was understood, wherever they were given. */
  public static GlobalOptions of(CommandLine command) {
    return command.getCommand() instanceof ProjectCommand verb
        ? verb.options()
        : new GlobalOptions();
  }

  /** These options, where not given here those given before the command's name. */
  GlobalOptions over(GlobalOptions outer) {
    GlobalOptions merged = new GlobalOptions();
    merged.project = project != null ? project : outer.project;
    merged.output = output != null ? output : outer.output;
    merged.environment = environment != null ? environment : outer.environment;
    merged.settings.putAll(outer.settings);
    merged.settings.putAll(settings);
    merged.verbose = verbose || outer.verbose;
    return merged;
  }

  /** How results are printed. */
  public OutputFormat format() {
    return output == null ? OutputFormat.TEXT : output;
  }

  /** Whether more is to be said. */
  public boolean isVerbose() {
    return verbose;
  }
}
