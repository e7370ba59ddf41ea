package dev.leat.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leat.api.notify.Notice;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An address that notices are posted to, as a connection describes it. */
record Webhook(
    String connection,
    URI url,
    Format format,
    Optional<String> signingKey,
    Optional<String> authorization,
    Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How the body looks. */
  enum Format {
    JSON,
    SLACK
  }

  static Webhook of(Settings settings) {
    return new Webhook(
        settings.connection(),
        address(settings),
        settings.choice(WebhookNotifier.FORMAT, Format.class, Format.JSON),
        settings.text(WebhookNotifier.SIGNING_KEY),
        settings.text(WebhookNotifier.AUTHORIZATION),
        settings.duration(WebhookNotifier.TIMEOUT, TIMEOUT));
  }

  private static URI address(Settings settings) {
    try {
      URI url = URI.create(settings.require(WebhookNotifier.URL));
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // told below, without the address, which is a secret
    }
    throw LeatException.user(
        "invalid-option",
        "The option url of the connection "
            + settings.connection()
            + " is no web address. Write one that begins with https://.");
  }

  void post(Notice notice) {
    byte[] body = body(notice);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "leat")
            .header("Leat-Notice", asciiOnly(notice.id()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    signingKey.ifPresent(
        key ->
            request.header("Leat-Signature", signature(key, notice.at().getEpochSecond(), body)));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      HttpResponse<Void> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      verify(answer.statusCode());
    } catch (IOException failure) {
      throw failed(ErrorKind.EXTERNAL, "does not answer: " + failure, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed(ErrorKind.EXTERNAL, "was not waited for", stopped);
    }
  }

  /** Whether something listens there; nothing is posted. */
  void probe() {
    int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(url.getHost(), port), Math.toIntExact(timeout.toMillis()));
    } catch (IOException failure) {
      throw failed(ErrorKind.EXTERNAL, "does not answer: " + failure, failure);
    }
  }

  private void verify(int status) {
    if (status / 100 == 2) {
      return;
    }
    boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
    throw failed(
        passing ? ErrorKind.EXTERNAL : ErrorKind.USER,
        "answers with status " + status,
        new IOException("status " + status));
  }

  private LeatException failed(ErrorKind kind, String what, Exception cause) {
    // The path and the query of such an address are what keeps others out.
    return new LeatException(
        "webhook-failed",
        kind,
        "The webhook at "
            + url.getHost()
            + " "
            + what
            + ". Check url of the connection "
            + connection
            + ".",
        cause);
  }

  private byte[] body(Notice notice) {
    ObjectNode json = JSON.createObjectNode();
    switch (format) {
      case JSON -> {
        json.put("id", notice.id());
        json.put("event", notice.event().name().toLowerCase(Locale.ROOT));
        json.put("pipeline", notice.pipeline());
        json.put("at", notice.at().toString());
        json.put("subject", notice.subject());
        json.put("text", notice.text());
        ObjectNode facts = json.putObject("facts");
        notice.facts().forEach(facts::put);
      }
      case SLACK ->
          json.put(
              "text",
              "*" + escaped(notice.subject()) + "*\n```\n" + escaped(notice.text()) + "```");
    }
    return json.toString().getBytes(UTF_8);
  }

  /** Slack's three control characters. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String asciiOnly(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** What the receiver computes as well, to know that the body comes from here. */
  static String signature(String key, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
