package dev.leat.testing.snowflake;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Runs the stand-in until it is stopped: {@code DevelopmentServer [port [folder]]}. The user {@code
 * leat} logs in with the password {@code leat} and finds the database {@code LEAT}.
 */
public final class DevelopmentServer {
  private static final int DEFAULT_PORT = 4299;
  private static final System.Logger LOG = System.getLogger(DevelopmentServer.class.getName());

  private DevelopmentServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    SnowflakeStandIn.Builder builder =
        SnowflakeStandIn.at(Clock.systemUTC())
            .password("leat", "leat")
            .database("LEAT")
            .port(arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_PORT);
    if (arguments.length > 1) {
      builder.folder(Path.of(arguments[1]));
    }
    try (SnowflakeStandIn server = builder.start()) {
      LOG.log(System.Logger.Level.INFO, "Listening at {0}", server.url());
      Thread.currentThread().join();
    }
  }
}
