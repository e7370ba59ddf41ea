package dev.leat.cli;

import dev.leat.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command understands, before or after its name. */
public final class GlobalOptions {
  @Option(
      names = {"-C", "--project"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The project: a folder with leat.yaml (default: the current folder or the nearest above it).")
  @Nullable Path project;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "text (default), json; csv where rows are printed.")
  OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = {"-e", "--env", "--environment"},
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The environment, such as development (default), staging, production.")
  @Nullable String environment;

  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      scope = ScopeType.INHERIT,
      description = "Overrides a setting of leat.yaml, such as engine.memory=4GB.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Says more: debug logging, and the stack of an unexpected error.")
  boolean verbose;
}
