package dev.leat.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.FilePart;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.project.Project;
import dev.leat.api.store.Ledger;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.core.journal.PublishDecision.Entry;
import dev.leat.core.journal.PublishDecision.Group;
import dev.leat.core.journal.PublishDecision.Move;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalJsonTest {
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00.123456Z");

  private static Check check(Check.Rule rule) {
    return new Check(rule, Check.OnFail.WARN, Check.Over.TARGET);
  }

  @Test
  void readsADecisionAsItWasWritten() {
    Schema schema =
        Schema.of(
            new Field("a", DataType.Simple.TIMESTAMP),
            new Field("b", new DataType.Decimal(38, 9)),
            new Field(
                "c",
                new DataType.ListOf(
                    new DataType.Struct(List.of(new Field("x y", DataType.Simple.BLOB))))));
    List<Check> checks =
        List.of(
            check(new Check.Rule.Unique(List.of("a"))),
            check(new Check.Rule.NotNull(List.of("a", "b"))),
            check(new Check.Rule.RowCount(null, 7L)),
            check(new Check.Rule.AcceptedValues("a", List.of("x"))),
            check(new Check.Rule.Relationship("a", "t", "b")),
            check(new Check.Rule.Freshness("a", Duration.ofHours(2))),
            check(new Check.Rule.Sql("n", "select 1")));
    Target merged =
        new Target.TableTarget(
            "db",
            "s.t",
            new PublishMode.Merge(List.of("a"), List.of("b")),
            Target.SchemaPolicy.EVOLVE);
    Target parts =
        new Target.FileTarget(
            "out/",
            Target.FileKind.PARQUET,
            new PublishMode.ReplacePartitions(List.of("a")),
            List.of("a"));
    FilePart part =
        new FilePart(Path.of("/x/p.parquet"), Target.FileKind.PARQUET, 1, 2, Map.of("a", "1"));
    PublishDecision decision =
        new PublishDecision(
            List.of(
                new Group("db", List.of(new Entry("t", merged, List.of(), checks))),
                new Group(Group.FILES, List.of(new Entry("t", parts, List.of(part), List.of())))),
            Map.of("t", new StoredResult(schema, List.of(Path.of("/c/0.parquet")), 3, 4)),
            List.of(new Ledger.FileEntry("s", "a.csv", 1, "00000001", "r", AT)),
            List.of(
                new Ledger.IntervalEntry(
                    LocalDateTime.parse("2026-11-09T00:00"),
                    LocalDateTime.parse("2026-11-16T00:00"),
                    "r",
                    AT)),
            Map.of("s", List.of("00000001")),
            List.of(5L),
            List.of(new Move(Move.Kind.ARCHIVE, "a.csv", "in/a.csv", "done/a.csv", "00000001")));

    assertThat(JournalJson.read(JournalJson.write(decision), PublishDecision.class))
        .isEqualTo(decision);
  }

  @Test
  void placesInsideAProjectMoveWithIt() {
    StoredResult result =
        new StoredResult(
            Schema.of(new Field("a", DataType.Simple.BIGINT)),
            List.of(Path.of("/old/shop/.leat/cache/k/0.parquet"), Path.of("/data/0.parquet")),
            3,
            4);

    String json = JournalJson.in(project("/old/shop")).write(result);

    assertThat(json).contains("\".leat/cache/k/0.parquet\"", "\"/data/0.parquet\"");
    assertThat(JournalJson.in(project("/new")).read(json, StoredResult.class).files())
        .containsExactly(Path.of("/new/.leat/cache/k/0.parquet"), Path.of("/data/0.parquet"));
  }

  private static Project project(String root) {
    return new Project(Path.of(root), "shop", "development", Map.of(), List.of(), Map.of());
  }
}
