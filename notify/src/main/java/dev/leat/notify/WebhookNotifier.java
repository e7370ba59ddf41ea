package dev.leat.notify;

import static dev.leat.notify.Settings.optional;
import static dev.leat.notify.Settings.secret;

import dev.leat.api.connector.Option;
import dev.leat.api.notify.Notice;
import dev.leat.api.notify.Notifier;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.util.List;

/** Posts notices to an address, as JSON. */
public final class WebhookNotifier implements Notifier {
  static final String URL = "url";
  static final String FORMAT = "format";
  static final String SIGNING_KEY = "signing_key";
  static final String AUTHORIZATION = "authorization";
  static final String TIMEOUT = "timeout";

  @Override
  public String type() {
    return "webhook";
  }

  @Override
  public List<Option> options() {
    return List.of(
        secret(
            URL,
            "Where to post, http or https. Whoever knows it can post there, so it is a secret.",
            Option.Presence.REQUIRED),
        optional(
            FORMAT,
            "json (the notice with all its facts) or slack (a text, as Slack, Mattermost and others"
                + " take it); json by default."),
        secret(
            SIGNING_KEY,
            "The key that bodies are signed with: the header Leat-Signature is t=<seconds>,"
                + "v1=<hex of HMAC-SHA256 over seconds, a dot and the body>.",
            Option.Presence.OPTIONAL),
        secret(AUTHORIZATION, "The value of the header Authorization.", Option.Presence.OPTIONAL),
        optional(TIMEOUT, "How long to wait for an answer, such as 10s; 10s by default."));
  }

  @Override
  public List<Problem> check(List<String> to, Location location) {
    return to.isEmpty()
        ? List.of()
        : List.of(
            Problem.error(
                "receiver-not-possible",
                location,
                null,
                "A webhook tells whoever its address belongs to; it knows no receivers.",
                "Leave out to."));
  }

  @Override
  public void send(Connection connection, Path projectRoot, List<String> to, Notice notice) {
    Webhook.of(new Settings(connection)).post(notice);
  }

  @Override
  public void probe(Connection connection, Path projectRoot) {
    Webhook.of(new Settings(connection)).probe();
  }
}
