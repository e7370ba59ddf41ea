package dev.leat.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes one caller and offers to log in, but not to encrypt. */
final class SmtpWithoutStarttls implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Thread thread;

  SmtpWithoutStarttls() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    thread = Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> heard() {
    return List.copyOf(heard);
  }

  private void serve() {
    try (Socket socket = server.accept();
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      out.write("220 ready\r\n".getBytes(US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.add(line);
        String answer =
            line.startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN LOGIN\r\n" : "250 ok\r\n";
        out.write(answer.getBytes(US_ASCII));
      }
    } catch (IOException gone) {
      heard.add("(" + gone.getMessage() + ")");
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      thread.join();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
