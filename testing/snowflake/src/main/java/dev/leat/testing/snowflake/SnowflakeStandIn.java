package dev.leat.testing.snowflake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server on 127.0.0.1 that Snowflake's JDBC driver takes for Snowflake: it speaks the driver's
 * protocol and executes on DuckDB.
 *
 * <p>It behaves as Snowflake where a program could come to depend on it: a definition commits the
 * open transaction, unquoted names fold to upper case and quoted ones do not, keys are not
 * enforced, a staged file is loaded once, a backslash in a string is an escape, a request that the
 * driver repeats is not executed again. What it does not know is an error that says so.
 *
 * <p>It differs in this: an instant forgets its offset; fractions of a second have six digits; a
 * transaction in which a statement failed can only be rolled back; two transactions that change the
 * same rows do not wait for one another, one fails.
 */
public final class SnowflakeStandIn implements AutoCloseable {
  static final String VERSION = "9.36.0";

  private final HttpServer server;
  private final ExecutorService executor;
  private final Databases databases;
  private final Sessions sessions;
  private final Observations observations;
  private final Path scratch;

  private SnowflakeStandIn(
      HttpServer server,
      ExecutorService executor,
      Databases databases,
      Sessions sessions,
      Observations observations,
      Path scratch) {
    this.server = server;
    this.executor = executor;
    this.databases = databases;
    this.sessions = sessions;
    this.observations = observations;
    this.scratch = scratch;
  }

  /** How to start one. */
  public static final class Builder {
    private final Clock clock;
    private final List<Consumer<Login>> users = new ArrayList<>();
    private final List<String> databases = new ArrayList<>();
    private String account = "LOCAL";
    private int port;
    private @Nullable Path folder;
    private Duration patience = Duration.ofSeconds(45);

    private Builder(Clock clock) {
      this.clock = clock;
    }

    public Builder account(String name) {
      account = name;
      return this;
    }

    public Builder password(String user, String password) {
      users.add(login -> login.password(user, password));
      return this;
    }

    /** Lets a user log in by a key pair. */
    public Builder key(String user, PublicKey key) {
      users.add(login -> login.key(user, key));
      return this;
    }

    /** Lets a user log in by an OAuth token or a programmatic access token. */
    public Builder token(String user, String token) {
      users.add(login -> login.token(user, token));
      return this;
    }

    /** Creates a database, with its schema PUBLIC. */
    public Builder database(String name) {
      databases.add(name);
      return this;
    }

    /** A port of one's choice; by default one that is free. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Keeps databases as DuckDB files in that folder; by default they live in memory. */
    public Builder folder(Path newFolder) {
      folder = newFolder;
      return this;
    }

    /** How long a request waits for its statement before the driver is told to ask again. */
    public Builder patience(Duration newPatience) {
      patience = newPatience;
      return this;
    }

    public SnowflakeStandIn start() {
      try {
        return start(Files.createTempDirectory("snowflake-stand-in"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private SnowflakeStandIn start(Path scratch) throws IOException, SQLException {
      // Without it each answer waits for the client's delayed acknowledgement.
      System.setProperty("sun.net.httpserver.nodelay", "true");
      Databases opened = Databases.open(folder, scratch);
      for (String database : databases) {
        opened.create(database);
      }
      Login login = new Login(account, clock);
      users.forEach(user -> user.accept(login));
      SecureRandom random = new SecureRandom();
      Sessions sessions = new Sessions(opened, new Stages(scratch), random);
      Observations observations = new Observations();
      ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.setExecutor(executor);
      server.createContext(
          "/", new Front(login, sessions, observations, random, executor, patience));
      server.start();
      return new SnowflakeStandIn(server, executor, opened, sessions, observations, scratch);
    }
  }

  /**
   * Begins to describe a stand-in.
   *
   * @param clock against which tokens expire
   */
  public static Builder at(Clock clock) {
    return new Builder(clock);
  }

  /** What the driver is to connect to. */
  public String url() {
    return "jdbc:snowflake://http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Makes something go wrong. */
  public void inject(Fault fault) {
    observations.inject(fault);
  }

  /** Lets everything go right again. */
  public void heal() {
    observations.forgetFaults();
  }

  /** The statements it was sent, in order; a repeated request counts once. */
  public List<Executed> statements() {
    return observations.executed();
  }

  /** Requests to addresses it does not know, such as the driver's telemetry. */
  public List<String> unexpectedRequests() {
    return observations.unexpected();
  }

  /** How many sessions are open. */
  public int openSessions() {
    return sessions.size();
  }

  /** Ends all sessions as if they had been idle too long; nobody can renew them. */
  public void endSessions() {
    sessions.endAll();
  }

  /** A connection to the DuckDB behind it, for a test that looks from outside. */
  public Connection duckDb() throws SQLException {
    return databases.connect();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    sessions.endAll();
    try {
      databases.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Stages.delete(scratch);
  }
}
