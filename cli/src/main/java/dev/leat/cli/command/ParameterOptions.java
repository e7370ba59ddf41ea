package dev.leat.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Parameters of a pipeline. */
final class ParameterOptions {
  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "A parameter's value; a path is relative to the current folder.")
  Map<String, String> values = new LinkedHashMap<>();
}
