package dev.leat.testing.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.leat.testing.snowflake.Sessions.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The driver's protocol: JSON over HTTP. */
final class Front implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SESSION_GONE = 390_111;
  private static final int TOKEN_EXPIRED = 390_112;
  private static final int MASTER_TOKEN_EXPIRED = 390_114;

  private final Login login;
  private final Sessions sessions;
  private final Observations observations;
  private final RandomGenerator random;
  private final Executor executor;
  private final Duration patience;

  /**
   * A front.
   *
   * @param patience how long a request waits for its statement before the driver is told to ask
   *     again
   */
  Front(
      Login login,
      Sessions sessions,
      Observations observations,
      RandomGenerator random,
      Executor executor,
      Duration patience) {
    this.login = login;
    this.sessions = sessions;
    this.observations = observations;
    this.random = random;
    this.executor = executor;
    this.patience = patience;
  }

  /** What a request is answered with; null closes the connection without an answer. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = body(exchange);
      ObjectNode response = respond(exchange, body);
      if (response != null) {
        byte[] bytes = JSON.writeValueAsBytes(response);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(bytes);
        }
      }
    } catch (RuntimeException | SQLException e) {
      byte[] bytes = e.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(400, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private @Nullable ObjectNode respond(HttpExchange exchange, JsonNode body) throws SQLException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange);
    return switch (path) {
      case "/session/v1/login-request" -> logIn(body.path("data"), query);
      case "/session/token-request" -> renew(exchange);
      case "/session/heartbeat" -> heartbeat(exchange);
      case "/session" -> logOut(exchange);
      case "/queries/v1/query-request" -> execute(exchange, body, query);
      case "/queries/v1/abort-request" -> abort(exchange);
      default -> {
        if (path.matches("/queries/[^/]+/result")) {
          yield result(exchange, path.split("/")[2]);
        }
        if (path.startsWith("/monitoring/queries/")) {
          yield status(exchange, path.substring("/monitoring/queries/".length()));
        }
        observations.unexpected(path);
        yield Responses.success(Responses.object());
      }
    };
  }

  private ObjectNode logIn(JsonNode data, Map<String, String> query) throws SQLException {
    Open open = null;
    try {
      String user =
          login.check(
              text(data, "AUTHENTICATOR"),
              data.path("LOGIN_NAME").asText(""),
              text(data, "PASSWORD"),
              text(data, "TOKEN"));
      open = sessions.open(user, query.getOrDefault("roleName", "PUBLIC").toUpperCase(Locale.ROOT));
      SessionState state = open.session().state();
      state.useWarehouse(query.getOrDefault("warehouse", "").toUpperCase(Locale.ROOT));
      for (Map.Entry<String, JsonNode> parameter : data.path("SESSION_PARAMETERS").properties()) {
        state.set(parameter.getKey(), parameter.getValue().asText());
      }
      String database = query.getOrDefault("databaseName", "").toUpperCase(Locale.ROOT);
      if (!database.isEmpty()) {
        open.session()
            .enter(database, query.getOrDefault("schemaName", "PUBLIC").toUpperCase(Locale.ROOT));
      }
      return loggedIn(open);
    } catch (SqlFailure e) {
      if (open != null) {
        sessions.end(open);
      }
      return Responses.refusal(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode loggedIn(Open open) {
    SessionState state = open.session().state();
    ObjectNode data =
        Responses.object()
            .put("token", open.token())
            .put("masterToken", open.masterToken())
            .put("validityInSeconds", 3600)
            .put("masterValidityInSeconds", 14_400)
            .put("displayUserName", state.user())
            .put("serverVersion", SnowflakeStandIn.VERSION)
            .put("sessionId", state.id())
            .put("healthCheckInterval", 45);
    data.set("parameters", Responses.parameters(state));
    data.putObject("sessionInfo")
        .put("databaseName", state.database())
        .put("schemaName", state.schema())
        .put("warehouseName", state.warehouse())
        .put("roleName", state.role());
    return Responses.success(data);
  }

  private ObjectNode renew(HttpExchange exchange) {
    return token(exchange)
        .flatMap(sessions::renew)
        .map(
            open ->
                Responses.success(
                    Responses.object()
                        .put("sessionToken", open.token())
                        .put("masterToken", open.masterToken())
                        .put("validityInSecondsST", 3600)
                        .put("validityInSecondsMT", 14_400)
                        .put("sessionId", open.session().state().id())))
        .orElseGet(
            () ->
                Responses.refusal(
                    MASTER_TOKEN_EXPIRED,
                    "Authentication token has expired.  The user must authenticate again."));
  }

  private ObjectNode heartbeat(HttpExchange exchange) {
    return session(exchange).isEmpty() ? gone() : Responses.success(Responses.object());
  }

  private ObjectNode logOut(HttpExchange exchange) {
    session(exchange).ifPresent(sessions::end);
    return Responses.success(Responses.object());
  }

  private @Nullable ObjectNode execute(
      HttpExchange exchange, JsonNode body, Map<String, String> query) {
    String sql = body.path("sqlText").asText();
    Optional<Open> found = session(exchange);
    if (found.isEmpty()) {
      return gone();
    }
    Open open = found.get();
    Fault.Kind fault = observations.fault(sql);
    if (fault == Fault.Kind.DROPPED_REQUEST) {
      return null;
    }
    if (fault == Fault.Kind.LOST_SESSION) {
      sessions.end(open);
      return gone();
    }
    if (fault == Fault.Kind.EXPIRED_TOKEN) {
      sessions.expire(open);
    }
    if (open.isExpired()) {
      return Responses.refusal(TOKEN_EXPIRED, "Your session has expired. Please login again.");
    }
    boolean asynchronous = body.path("asyncExec").asBoolean();
    Requests.Request request = submit(open, body, query.getOrDefault("requestId", newId()));
    if (fault == Fault.Kind.DROPPED_ANSWER) {
      request.outcome().join();
      return null;
    }
    return asynchronous ? Responses.inProgress(request.query(), true) : finished(open, request);
  }

  private Requests.Request submit(Open open, JsonNode body, String id) {
    String sql = body.path("sqlText").asText();
    boolean describes = body.path("describeOnly").asBoolean();
    List<Binding> bindings = bindings(body.path("bindings"));
    Session session = open.session();
    return open.requests()
        .once(
            id,
            newId(),
            sql,
            () -> {
              if (describes) {
                return session.describe(sql);
              }
              observations.executed(session.state(), sql);
              return session.execute(sql, bindings);
            },
            executor);
  }

  private ObjectNode finished(Open open, Requests.Request request) {
    try {
      Requests.Outcome outcome = request.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return switch (outcome) {
        case Requests.Outcome.Answered answered ->
            Responses.answer(answered.answer(), request.query(), open.session().state());
        case Requests.Outcome.Failed failed -> Responses.failure(failed.failure(), request.query());
      };
    } catch (TimeoutException _) {
      return Responses.inProgress(request.query(), false);
    } catch (ExecutionException e) {
      return Responses.failure(
          new SqlFailure(603, "XX000", "SQL execution internal error: " + e.getCause()),
          request.query());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode result(HttpExchange exchange, String query) {
    return session(exchange)
        .flatMap(open -> open.requests().query(query).map(request -> finished(open, request)))
        .orElseGet(Front::gone);
  }

  private ObjectNode status(HttpExchange exchange, String query) {
    ObjectNode data = Responses.object();
    session(exchange)
        .flatMap(open -> open.requests().query(query))
        .ifPresent(
            request ->
                data.putArray("queries")
                    .addObject()
                    .put("id", query)
                    .put("sqlText", request.sql())
                    .put("status", state(request)));
    return Responses.success(data);
  }

  private static String state(Requests.Request request) {
    if (!request.outcome().isDone()) {
      return "RUNNING";
    }
    return request.outcome().isCompletedExceptionally()
            || request.outcome().join() instanceof Requests.Outcome.Failed
        ? "FAILED_WITH_ERROR"
        : "SUCCESS";
  }

  private ObjectNode abort(HttpExchange exchange) {
    session(exchange).ifPresent(open -> open.session().cancel());
    return Responses.success(Responses.object());
  }

  private static ObjectNode gone() {
    return Responses.refusal(
        SESSION_GONE, "Session no longer exists.  New login required to access the service.");
  }

  private Optional<Open> session(HttpExchange exchange) {
    return token(exchange).flatMap(sessions::find);
  }

  private static Optional<String> token(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.contains("Token=\"")) {
      return Optional.empty();
    }
    return Optional.of(header.replaceFirst(".*Token=\"([^\"]*)\".*", "$1"));
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream in = zipped ? new GZIPInputStream(raw) : raw) {
      byte[] bytes = in.readAllBytes();
      return bytes.length == 0 ? Responses.object() : JSON.readTree(bytes);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> values = new HashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&")) {
        String[] parts = pair.split("=", 2);
        values.put(
            parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static List<Binding> bindings(JsonNode node) {
    List<Binding> bindings = new ArrayList<>();
    for (int i = 1; node.has(Integer.toString(i)); i++) {
      JsonNode binding = node.path(Integer.toString(i));
      bindings.add(new Binding(binding.path("type").asText(), text(binding, "value")));
    }
    return bindings;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  private String newId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
