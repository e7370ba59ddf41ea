package dev.leat.api.connector;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;

/**
 * The connection broke in mid-commit: it may or may not have happened. A resumed run asks the
 * target.
 */
public final class OutcomeUnknownException extends LeatException {
  private static final long serialVersionUID = 1L;

  public OutcomeUnknownException(String message, Throwable cause) {
    super("outcome-unknown", ErrorKind.EXTERNAL, message, cause);
  }
}
