package dev.leat.cli.output;

/** What a command prints its result as. */
public enum OutputFormat {
  TEXT,
  JSON,
  CSV
}
