package dev.leat.engine.duckdb;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.SqlScope;
import dev.leat.engine.duckdb.check.DuckDbScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** DuckDB inside the process: the engine pipelines run on unless another is named. */
public final class DuckDbEngine implements Engine {
  /** DuckDB's version and that of the code that rewrites SQL for it: both shape results. */
  private static final String VERSION = versions();

  static final String NAME = "duckdb";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public SqlScope scope() {
    return DuckDbScope.open();
  }

  @Override
  public EngineSession open(EngineSettings settings) {
    return new DuckDbSession(settings);
  }

  private static String versions() {
    Properties versions = new Properties();
    try (InputStream in = DuckDbEngine.class.getResourceAsStream("version.properties")) {
      versions.load(Objects.requireNonNull(in, "version.properties is not beside DuckDbEngine"));
    } catch (IOException e) {
      throw new UncheckedIOException("reading version.properties", e);
    }
    return versions.getProperty("duckdb") + " (leat " + versions.getProperty("leat") + ")";
  }
}
