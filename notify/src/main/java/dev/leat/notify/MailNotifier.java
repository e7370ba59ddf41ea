package dev.leat.notify;

import static dev.leat.notify.Settings.optional;
import static dev.leat.notify.Settings.required;
import static dev.leat.notify.Settings.secret;

import dev.leat.api.connector.Option;
import dev.leat.api.notify.Notice;
import dev.leat.api.notify.Notifier;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends notices as mail, over SMTP. */
public final class MailNotifier implements Notifier {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String ENCRYPTION = "encryption";
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String FROM = "from";
  static final String CERTIFICATE = "certificate";
  static final String TIMEOUT = "timeout";

  @Override
  public String type() {
    return "smtp";
  }

  @Override
  public List<Option> options() {
    return List.of(
        required(HOST, "The mail server's name or address."),
        optional(PORT, "Its port; 587 with starttls, 465 with tls, 25 without encryption."),
        optional(
            ENCRYPTION,
            "starttls (the connection must become encrypted before anything is said), tls"
                + " (encrypted from the beginning) or none; starttls by default."),
        optional(USER, "The name to log in with; nobody logs in without one."),
        secret(PASSWORD, "The password of that user.", Option.Presence.OPTIONAL),
        required(FROM, "The sender's address, such as Leat <leat@example.com>."),
        new Option(
            CERTIFICATE,
            "A PEM file with certificates to trust instead of the system's, for servers of one's"
                + " own.",
            Option.Presence.OPTIONAL,
            false,
            true),
        optional(TIMEOUT, "How long to wait for the server, such as 10s; 10s by default."));
  }

  @Override
  public List<Problem> check(List<String> to, Location location) {
    List<Problem> problems = new ArrayList<>();
    if (to.isEmpty()) {
      problems.add(
          Problem.error(
              "missing-receiver",
              location,
              null,
              "Nobody is named to send the mail to.",
              "Add to: with one or more addresses."));
    }
    for (String address : to) {
      if (!isAddress(address)) {
        problems.add(
            Problem.error(
                "bad-address",
                location,
                null,
                "\"" + address + "\" is not a mail address.",
                "Write name@example.com, or Name <name@example.com>."));
      }
    }
    return problems;
  }

  private static boolean isAddress(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return address.getAddress().contains("@");
    } catch (AddressException notOne) {
      return false;
    }
  }

  @Override
  public void send(Connection connection, Path projectRoot, List<String> to, Notice notice) {
    MailServer.of(new Settings(connection), projectRoot).send(to, notice);
  }

  @Override
  public void probe(Connection connection, Path projectRoot) {
    MailServer.of(new Settings(connection), projectRoot).probe();
  }
}
