package dev.leat.api.pipeline;

/** The kinds of value a parameter may take. */
public enum ParameterType {
  STRING,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  TIMESTAMP,
  DURATION,
  /**
   * A file or folder: relative to the current directory on the command line, else to the project.
   */
  PATH
}
