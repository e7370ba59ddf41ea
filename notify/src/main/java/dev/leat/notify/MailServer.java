package dev.leat.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.notify.Notice;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail server as a connection describes it. */
final class MailServer {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** How the talk with the server is protected. */
  enum Encryption {
    STARTTLS(587),
    TLS(465),
    NONE(25);

    private final int port;

    Encryption(int port) {
      this.port = port;
    }
  }

  private final String connection;
  private final String host;
  private final int port;
  private final InternetAddress from;
  private final @Nullable String user;
  private final @Nullable String password;
  private final Session session;

  private MailServer(
      Settings settings,
      int port,
      InternetAddress from,
      @Nullable String user,
      Properties properties) {
    this.connection = settings.connection();
    this.host = settings.require(MailNotifier.HOST);
    this.port = port;
    this.from = from;
    this.user = user;
    this.password = settings.text(MailNotifier.PASSWORD).orElse(null);
    this.session = Session.getInstance(properties);
  }

  static MailServer of(Settings settings, Path projectRoot) {
    Encryption encryption =
        settings.choice(MailNotifier.ENCRYPTION, Encryption.class, Encryption.STARTTLS);
    int port = settings.port(MailNotifier.PORT, encryption.port);
    String user = settings.text(MailNotifier.USER).orElse(null);
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", Boolean.toString(user != null));
    String millis = Long.toString(settings.duration(MailNotifier.TIMEOUT, TIMEOUT).toMillis());
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    switch (encryption) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    settings
        .text(MailNotifier.CERTIFICATE)
        .map(projectRoot::resolve)
        .ifPresent(
            file ->
                properties.put(
                    "mail.smtp.ssl.socketFactory",
                    Trust.in(file, settings.connection()).getSocketFactory()));
    return new MailServer(settings, port, from(settings), user, properties);
  }

  private static InternetAddress from(Settings settings) {
    String text = settings.require(MailNotifier.FROM);
    try {
      return new InternetAddress(text, true);
    } catch (AddressException notOne) {
      LeatException invalid =
          settings.invalid(
              MailNotifier.FROM, text, "Write an address such as Leat <leat@example.com>.");
      invalid.initCause(notOne);
      throw invalid;
    }
  }

  void send(List<String> to, Notice notice) {
    talk(
        transport -> {
          Address[] receivers = InternetAddress.parse(String.join(", ", to), true);
          transport.sendMessage(message(receivers, notice), receivers);
        });
  }

  /** Connects, logs in and leaves. */
  void probe() {
    talk(transport -> {});
  }

  private interface Talk {
    void with(Transport transport) throws MessagingException;
  }

  private void talk(Talk talk) {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(host, port, user, password);
      talk.with(transport);
    } catch (AuthenticationFailedException refused) {
      throw failed(
          "mail-login",
          ErrorKind.USER,
          "does not accept the user " + user,
          "Check user and password",
          refused);
    } catch (SendFailedException refused) {
      throw failed("mail-refused", ErrorKind.USER, "refuses the message", "Check to", refused);
    } catch (MessagingException failure) {
      throw failed(
          "mail-failed",
          ErrorKind.EXTERNAL,
          "did not take the message",
          "Check host, port and encryption",
          failure);
    }
  }

  private LeatException failed(
      String code, ErrorKind kind, String what, String remedy, MessagingException cause) {
    return new LeatException(
        code,
        kind,
        "The mail server "
            + host
            + ":"
            + port
            + " "
            + what
            + ": "
            + reason(cause)
            + ". "
            + remedy
            + " of the connection "
            + connection
            + ".",
        cause);
  }

  /** The server's own words, in one line, without what was said to it. */
  private String reason(MessagingException cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String words = String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ").strip();
    String clean = password == null ? words : words.replace(password, "***");
    return clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
  }

  private MimeMessage message(Address[] receivers, Notice notice) throws MessagingException {
    MimeMessage message = new Identified(session, notice.id());
    message.setFrom(from);
    message.setRecipients(Message.RecipientType.TO, receivers);
    message.setSubject(notice.subject(), UTF_8.name());
    message.setText(notice.text(), UTF_8.name());
    message.setSentDate(Date.from(notice.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Leat-Pipeline", notice.pipeline());
    message.setHeader("X-Leat-Event", notice.event().name().toLowerCase(Locale.ROOT));
    message.saveChanges();
    return message;
  }

  /** A message whose id follows from the notice's: receivers recognise what is sent again. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String notice) {
      super(session);
      this.id = UUID.nameUUIDFromBytes(notice.getBytes(UTF_8)).toString();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@leat>");
    }
  }
}
