package dev.leat.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the product: a stable code, a kind, and a message of problem, cause and
 * remedy. Programming errors stay plain Java exceptions.
 */
public class LeatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final ErrorKind kind;

  public LeatException(String code, ErrorKind kind, String message) {
    this(code, kind, message, null);
  }

  public LeatException(String code, ErrorKind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.kind = kind;
  }

  public static LeatException user(String code, String message) {
    return new LeatException(code, ErrorKind.USER, message);
  }

  public String code() {
    return code;
  }

  public ErrorKind kind() {
    return kind;
  }
}
