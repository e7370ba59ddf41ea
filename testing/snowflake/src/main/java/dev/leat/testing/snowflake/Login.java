package dev.leat.testing.snowflake;

import java.security.PublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of the account and how each may log in. Thread-safe once set up. */
final class Login {
  private static final int WRONG_PASSWORD = 390_100;
  private static final int INVALID_JWT = 390_144;
  private static final int INVALID_OAUTH_TOKEN = 390_303;
  private static final int INVALID_ACCESS_TOKEN = 394_400;

  private final String account;
  private final Clock clock;
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, PublicKey> keys = new HashMap<>();
  private final Map<String, String> usersByToken = new HashMap<>();

  Login(String account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  void password(String user, String password) {
    passwords.put(user.toUpperCase(Locale.ROOT), password);
  }

  void key(String user, PublicKey key) {
    keys.put(user.toUpperCase(Locale.ROOT), key);
  }

  void token(String user, String token) {
    usersByToken.put(token, user.toUpperCase(Locale.ROOT));
  }

  /**
   * The user who logs in.
   *
   * @param authenticator null for a password
   */
  String check(
      @Nullable String authenticator,
      String user,
      @Nullable String password,
      @Nullable String token)
      throws SqlFailure {
    String name = user.toUpperCase(Locale.ROOT);
    return switch (authenticator) {
      case "SNOWFLAKE_JWT" -> {
        PublicKey key = keys.get(name);
        if (key == null
            || token == null
            || !new JsonWebToken(account, name, key).isValid(token, clock.instant())) {
          throw refused(INVALID_JWT, "JWT token is invalid.");
        }
        yield name;
      }
      case "OAUTH" ->
          owner(token, name)
              .orElseThrow(() -> refused(INVALID_OAUTH_TOKEN, "Invalid OAuth access token."));
      case "PROGRAMMATIC_ACCESS_TOKEN" ->
          owner(token, name)
              .orElseThrow(
                  () -> refused(INVALID_ACCESS_TOKEN, "Programmatic access token is invalid."));
      case null -> {
        if (password == null || !password.equals(passwords.get(name))) {
          throw refused(WRONG_PASSWORD, "Incorrect username or password was specified.");
        }
        yield name;
      }
      default -> throw SqlFailure.unsupported("the authenticator " + authenticator);
    };
  }

  private Optional<String> owner(@Nullable String token, String user) {
    return Optional.ofNullable(usersByToken.get(String.valueOf(token)))
        .filter(owner -> user.isEmpty() || user.equals(owner));
  }

  private static SqlFailure refused(int code, String message) {
    return new SqlFailure(code, "08001", message);
  }
}
