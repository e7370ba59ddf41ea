package dev.leat.api.store;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;

/** Why a run or a step failed. */
public record RunError(String code, ErrorKind kind, String message) {
  /** Any failure; one that is not the product's own is a bug and of kind internal. */
  public static RunError of(Throwable failure) {
    return failure instanceof LeatException known
        ? new RunError(known.code(), known.kind(), String.valueOf(known.getMessage()))
        : new RunError("internal", ErrorKind.INTERNAL, failure.toString());
  }
}
