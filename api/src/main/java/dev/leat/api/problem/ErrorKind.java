package dev.leat.api.problem;

/** Who can do something about an error, and whether trying again may help. */
public enum ErrorKind {
  /** The pipeline, a parameter or the data is wrong; trying again does not help. */
  USER,
  /** An outside system refused or did not answer; trying again may help. */
  EXTERNAL,
  /** Memory, disk or time ran out; trying again may help with other limits. */
  RESOURCE,
  /** Leat broke one of its own promises; please report it. */
  INTERNAL
}
