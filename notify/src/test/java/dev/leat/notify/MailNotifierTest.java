package dev.leat.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a real mail server: plain, and encrypted by TLS and STARTTLS with its own certificate.
 */
class MailNotifierTest {
  @TempDir static Path folder;

  private static GreenMail server;
  private static Path pem;

  private final MailNotifier notifier = new MailNotifier();

  @BeforeAll
  static void start() throws Exception {
    OwnCertificate certificate = OwnCertificate.make(folder);
    System.setProperty("greenmail.tls.keystore.file", certificate.keyStore().toString());
    System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
    pem = certificate.pem();
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    server.start();
    server.setUser("leat@example.com", "leat", "planted-secret");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  private static Map<String, String> options(String... more) {
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(server.getSmtp().getPort()),
                "encryption", "none",
                "from", "Leat <leat@example.com>",
                "timeout", "5s"));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  private void send(Map<String, String> options, String... to) {
    notifier.send(Notices.connection("mail", options), folder, List.of(to), Notices.FAILURE);
  }

  @Test
  void sendsReadableMail() throws Exception {
    send(options(), "Ada <ada@example.com>", "team@example.com");

    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo(Notices.FAILURE.subject());
    assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(Notices.FAILURE.text().strip());
    assertThat(message.getFrom()[0]).hasToString("Leat <leat@example.com>");
    assertThat(message.getAllRecipients()).hasSize(2);
    assertThat(message.getSentDate()).isEqualTo(Notices.FAILURE.at());
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Leat-Event")).containsExactly("failure");
  }

  @Test
  void givesARepeatedNoticeTheSameId() throws Exception {
    send(options(), "ada@example.com");
    send(options(), "ada@example.com");

    MimeMessage[] messages = server.getReceivedMessages();
    assertThat(messages).hasSize(2);
    assertThat(messages[0].getMessageID()).isEqualTo(messages[1].getMessageID());
  }

  @Test
  void logsIn() {
    send(options("user", "leat", "password", "planted-secret"), "ada@example.com");

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void namesWhatToCheckWhenTheLogInFails() {
    assertThatThrownBy(
            () -> send(options("user", "leat", "password", "planted-wrong"), "ada@example.com"))
        .isInstanceOfSatisfying(
            LeatException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("mail-login");
              assertThat(failure.kind()).isEqualTo(ErrorKind.USER);
              assertThat(failure)
                  .hasMessageContaining("does not accept the user leat")
                  .hasMessageEndingWith("Check user and password of the connection mail.")
                  .hasMessageNotContaining("planted-wrong");
            });
  }

  @Test
  void encryptsFromTheBeginning() {
    send(
        options(
            "encryption",
            "tls",
            "host",
            "localhost",
            "port",
            Integer.toString(server.getSmtps().getPort()),
            "certificate",
            pem.toString()),
        "ada@example.com");

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void doesNotTrustAStranger() {
    Map<String, String> options =
        options("encryption", "tls", "port", Integer.toString(server.getSmtps().getPort()));

    assertThatThrownBy(() -> send(options, "ada@example.com"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("unable to find valid certification path");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void saysNothingToAServerThatDoesNotEncrypt() {
    try (SmtpWithoutStarttls server = new SmtpWithoutStarttls()) {
      Map<String, String> options =
          options(
              "encryption", "starttls",
              "port", Integer.toString(server.port()),
              "user", "leat",
              "password", "planted-secret");

      assertThatThrownBy(() -> send(options, "ada@example.com"))
          .isInstanceOf(LeatException.class)
          .hasMessageContaining("STARTTLS is required");
      assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void namesAServerThatIsNotThere() {
    Map<String, String> options = options("port", "1");

    assertThatThrownBy(() -> send(options, "ada@example.com"))
        .isInstanceOfSatisfying(
            LeatException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(ErrorKind.EXTERNAL);
              assertThat(failure)
                  .hasMessage(
                      "The mail server 127.0.0.1:1 did not take the message: Connection refused."
                          + " Check host, port and encryption of the connection mail.");
            });
  }

  @Test
  void probesWithoutSending() {
    notifier.probe(Notices.connection("mail", options()), folder);

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void checksReceivers() {
    Location place = new Location("pipeline.yaml", 3, 9);

    assertThat(notifier.check(List.of("ada@example.com", "Ada <ada@example.com>"), place))
        .isEmpty();
    assertThat(notifier.check(List.of(), place))
        .extracting(Problem::message)
        .containsExactly("Nobody is named to send the mail to.");
    assertThat(notifier.check(List.of("#channel", "ada"), place))
        .extracting(Problem::message)
        .containsExactly("\"#channel\" is not a mail address.", "\"ada\" is not a mail address.");
  }
}
