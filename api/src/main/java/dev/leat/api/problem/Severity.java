package dev.leat.api.problem;

/** How much a problem weighs: an error stops, a warning is reported. */
public enum Severity {
  ERROR,
  WARNING
}
