package dev.leat.core.query;

import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.LeatException;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.plan.FileDiscovery;
import dev.leat.core.plan.Publishers;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.query.Catalog.Relation;
import dev.leat.core.run.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers SQL over a project: tables as last published, sources as their files are now, with what
 * was decided about quarantined rows, and {@code quarantine}. Only what the SQL names is read.
 */
public final class Queries {
  private final Workbench bench;
  private final List<Pipeline> pipelines;
  private final Function<String, CheckedPipeline> checked;

  /**
   * @param pipelines all of the project's
   * @param checked checks one by name, when one of its sources is read
   */
  public Queries(
      Workbench bench, List<Pipeline> pipelines, Function<String, CheckedPipeline> checked) {
    this.bench = bench;
    this.pipelines = List.copyOf(pipelines);
    this.checked = checked;
  }

  /** The rows of an answer; close it. */
  public static final class Answer implements AutoCloseable {
    private final EngineSession session;
    private final RowStream rows;

    private Answer(EngineSession session, RowStream rows) {
      this.session = session;
      this.rows = rows;
    }

    public RowStream rows() {
      return rows;
    }

    @Override
    public void close() {
      rows.close();
      session.close();
    }
  }

  /**
   * Asks.
   *
   * @param preferred the pipeline whose names win where several have one; null for none
   * @param scratch an empty folder for what does not fit into memory
   */
  public Answer ask(String sql, @Nullable String preferred, Path scratch) {
    Catalog catalog = new Catalog(pipelines, preferred);
    Catalog.Resolved resolved = catalog.resolve(sql);
    EngineSession session =
        bench
            .engine()
            .open(
                new EngineSettings(
                    bench.settings().memoryBytes(), bench.settings().threads(), scratch));
    try {
      resolved.relations().forEach((name, relation) -> open(session, name, relation));
      if (resolved.quarantine()) {
        session.load(Catalog.QUARANTINE, QuarantineRows.of(bench.store().quarantine()));
      }
      return new Answer(session, session.rows(resolved.sql()));
    } catch (LeatException failure) {
      session.close();
      throw catalog.explained(failure, resolved);
    }
  }

  private void open(EngineSession session, String name, Relation relation) {
    switch (relation.kind()) {
      case TABLE ->
          session.attach(
              name,
              new LastResults(bench.project(), bench.store().runs())
                  .find(relation.pipeline(), relation.name()));
      case SOURCE -> {
        CheckedPipeline pipeline = checked.apply(relation.pipeline());
        RunFacts facts = new RunFacts("query", bench.clock().instant(), null);
        facts.functions().forEach(session::declare);
        pipeline.functions().forEach(session::declare);
        CheckedSource source = pipeline.source(relation.name()).orElseThrow();
        read(session, name, source, pipeline, facts);
      }
    }
  }

  private void read(
      EngineSession session,
      String name,
      CheckedSource source,
      CheckedPipeline pipeline,
      RunFacts facts) {
    switch (source.source().input()) {
      case SourceInput.Files files -> {
        List<InputFile> found =
            new FileDiscovery(bench.project().root())
                .find(source.source(), facts.resolve(files.pattern()));
        session.read(
            new SourceRead(
                Renamed.source(source.source(), name),
                found,
                bench
                    .store()
                    .quarantine()
                    .patches(
                        pipeline.pipeline().name(),
                        source.name(),
                        found.stream().map(InputFile::fingerprint).distinct().toList()),
                null,
                null,
                null),
            _ -> {});
      }
      case SourceInput.ConnectionTable(String connection, String table) -> {
        try (TableReader reader =
                new Publishers(bench.project(), bench.connectors()).reader(connection);
            RowStream rows = reader.rows(table)) {
          session.load(name, rows);
        }
      }
      case SourceInput.Topic _, SourceInput.Previous _ ->
          throw LeatException.user(
              "unsupported-source",
              source.name() + " cannot be read outside a run. Query the table it comes from.");
    }
  }
}
