package dev.leat.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real HTTP receiver. */
class WebhookNotifierTest {
  private record Received(Headers headers, String body) {
    JsonNode json() throws IOException {
      return JsonMapper.builder().build().readTree(body);
    }
  }

  private final WebhookNotifier notifier = new WebhookNotifier();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders(),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Map<String, String> options(String... more) {
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/planted-secret",
                "timeout",
                "5s"));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private void send(Map<String, String> options) {
    notifier.send(Notices.connection("alerts", options), Path.of("."), List.of(), Notices.FAILURE);
  }

  private Received received() {
    return Objects.requireNonNull(received.poll());
  }

  @Test
  void postsTheNoticeWithItsFacts() throws Exception {
    send(options("authorization", "Bearer planted-token"));

    Received request = received();
    JsonNode json = request.json();
    assertThat(json.get("event").asText()).isEqualTo("failure");
    assertThat(json.get("pipeline").asText()).isEqualTo("trades");
    assertThat(json.get("subject").asText()).isEqualTo(Notices.FAILURE.subject());
    assertThat(json.get("at").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(json.get("facts").get("error_code").asText()).isEqualTo("too-many-rejected");
    assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer planted-token");
    assertThat(request.headers().getFirst("Leat-Notice")).isEqualTo("FAILURE trades-1");
    assertThat(request.headers().containsKey("Leat-Signature")).isFalse();
  }

  @Test
  void writesATextThatSlackTakes() throws Exception {
    send(options("format", "slack"));

    JsonNode json = received().json();
    assertThat(json.properties()).hasSize(1);
    assertThat(json.get("text").asText())
        .startsWith("*[shop/production] trades failed: too-many-rejected – Größe*\n```\n")
        .contains("rows &lt;were&gt; rejected &amp; kept.");
  }

  @Test
  void signsTheBody() {
    send(options("signing_key", "key"));

    Received request = received();
    String signature = Objects.requireNonNull(request.headers().getFirst("Leat-Signature"));
    assertThat(signature)
        .startsWith("t=" + Notices.FAILURE.at().getEpochSecond() + ",v1=")
        .isEqualTo(
            Webhook.signature(
                "key", Notices.FAILURE.at().getEpochSecond(), request.body().getBytes(UTF_8)));
  }

  @Test
  void computesHmacSha256() {
    assertThat(Webhook.signature("Jefe", 0, "what do ya want for nothing?".getBytes(UTF_8)))
        .isEqualTo("t=0,v1=37f471929915ccd2cbbe79feb84ffcff4f2bb25e15fc41c2506687331ae179cc");
  }

  @ParameterizedTest
  @CsvSource({"500,EXTERNAL", "503,EXTERNAL", "429,EXTERNAL", "404,USER", "403,USER"})
  void tellsWhetherTryingAgainMayHelp(int answer, ErrorKind kind) {
    status = answer;

    assertThatThrownBy(() -> send(options()))
        .isInstanceOfSatisfying(
            LeatException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure)
                  .hasMessage(
                      "The webhook at 127.0.0.1 answers with status "
                          + answer
                          + ". Check url of the connection alerts.");
            });
  }

  @Test
  void keepsTheAddressToItself() {
    Map<String, String> options = options("url", "http://127.0.0.1:1/hooks/planted-secret");

    assertThatThrownBy(() -> send(options))
        .isInstanceOf(LeatException.class)
        .hasMessageNotContaining("planted")
        .hasMessageContaining("The webhook at 127.0.0.1 does not answer");
    assertThatThrownBy(() -> send(options("url", "planted-secret")))
        .hasMessage(
            "The option url of the connection alerts is no web address. Write one that begins with"
                + " https://.");
  }

  @Test
  void probesWithoutPosting() {
    notifier.probe(Notices.connection("alerts", options()), Path.of("."));

    assertThat(received).isEmpty();
  }

  @Test
  void knowsNoReceivers() {
    assertThat(notifier.check(List.of("#data"), new Location("pipeline.yaml", 3, 9)))
        .extracting(Problem::message)
        .containsExactly("A webhook tells whoever its address belongs to; it knows no receivers.");
  }
}
