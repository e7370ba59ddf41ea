package dev.leat.sql;

import dev.leat.api.engine.SqlProblem;
import dev.leat.sql.Tree.Branch;

/** A problem and the node that has it. */
public record Finding(SqlProblem problem, Branch node, Certainty certainty) {
  /** How sure the analysis is. */
  public enum Certainty {
    /** Wrong, whatever the engine's binder says. */
    WRONG,
    /** A name was not found; wrong if the binder does not find it either. */
    NOT_FOUND,
    /** Suspicious only. */
    SUSPICIOUS
  }
}
