package dev.leat.testing.snowflake;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The sessions that are open, by their tokens. Thread-safe. */
final class Sessions {
  private final Databases databases;
  private final Stages stages;
  private final RandomGenerator random;
  private final Map<String, Open> byToken = new HashMap<>();
  private final Map<String, Open> byMasterToken = new HashMap<>();
  private long count;

  Sessions(Databases databases, Stages stages, RandomGenerator random) {
    this.databases = databases;
    this.stages = stages;
    this.random = random;
  }

  /** A session and the tokens that reach it at present. */
  static final class Open {
    private final Session session;
    private final Requests requests = new Requests();
    private String token;
    private String masterToken;
    private boolean expired;

    private Open(Session session, String token, String masterToken) {
      this.session = session;
      this.token = token;
      this.masterToken = masterToken;
    }

    Session session() {
      return session;
    }

    Requests requests() {
      return requests;
    }

    String token() {
      return token;
    }

    String masterToken() {
      return masterToken;
    }

    boolean isExpired() {
      return expired;
    }
  }

  synchronized Open open(String user, String role) throws SQLException {
    SessionState state = new SessionState(++count, user, role, databases.connect());
    Open open = new Open(new Session(state, databases, stages), newToken(), newToken());
    byToken.put(open.token, open);
    byMasterToken.put(open.masterToken, open);
    return open;
  }

  synchronized Optional<Open> find(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** Gives a session new tokens; empty when there is none of that master token. */
  synchronized Optional<Open> renew(String masterToken) {
    Open open = byMasterToken.remove(masterToken);
    if (open == null) {
      return Optional.empty();
    }
    byToken.remove(open.token);
    open.token = newToken();
    open.masterToken = newToken();
    open.expired = false;
    byToken.put(open.token, open);
    byMasterToken.put(open.masterToken, open);
    return Optional.of(open);
  }

  synchronized void expire(Open open) {
    open.expired = true;
  }

  synchronized void end(Open open) {
    byToken.remove(open.token);
    byMasterToken.remove(open.masterToken);
    open.session.close();
  }

  synchronized int size() {
    return byToken.size();
  }

  synchronized void endAll() {
    List.copyOf(byToken.values()).forEach(this::end);
  }

  private String newToken() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "ver:3-hint:1-" + HexFormat.of().formatHex(bytes);
  }
}
