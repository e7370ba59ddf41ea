package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Source;
import dev.leat.api.run.RunState;
import dev.leat.api.store.Quarantine.Filter;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import dev.leat.core.quarantine.QuarantineDesk;
import dev.leat.core.quarantine.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are loaded once, and the life of their rows in quarantine. */
class InboxTest {
  @TempDir Path root;
  private RunFixture project;

  @BeforeEach
  void openProject() {
    project = new RunFixture(root);
    project.write("inbox/one.csv", RunFixture.DIRTY);
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  private RunResult load() {
    project.clock.advance(Duration.ofMinutes(1));
    return project.runs().run(Inbox.checked(), RunRequest.now(), RunListener.NONE);
  }

  private RunResult replay(Replay.Selection selection) {
    project.clock.advance(Duration.ofMinutes(1));
    return project
        .runs()
        .run(
            Inbox.checked(),
            RunRequest.now(),
            new Replay(project.bench().project(), project.store())
                .inputs(Inbox.checked(), selection),
            RunListener.NONE);
  }

  private List<String> published() {
    return project.query("select id || ' ' || client || ' ' || amount from totals order by id");
  }

  private QuarantineDesk desk() {
    return new QuarantineDesk(project.store().quarantine(), project.clock);
  }

  private List<String> quarantined() {
    return desk().list(Filter.ALL).stream()
        .map(row -> row.row().record() + " " + row.state())
        .toList();
  }

  @Test
  void loadsEachFileOnce() {
    load();
    project.write("inbox/two.csv", "id,client,amount\n7,cid,1.00\n");
    load();
    RunResult third = load();

    assertThat(third.run().state()).isEqualTo(RunState.CACHED);
    assertThat(published()).containsExactly("1 ann 10", "4 bob 5.5", "7 cid 1");
    assertThat(project.visibleFiles()).contains("archive/one.csv", "archive/two.csv");
  }

  @Test
  void namesAPublishedFileThatHasChanged() {
    Orders keep = new Orders();
    keep.files = "inbox/*.csv";
    keep.reading = Source.Reading.INCREMENTAL_FILES;
    keep.withFiles = false;
    keep.mode = new dev.leat.api.pipeline.PublishMode.Append();
    project.run(keep);
    project.write("inbox/one.csv", RunFixture.CLEAN);
    RunResult result = project.run(keep);

    assertThat(result.run().error().code()).isEqualTo("restated");
    assertThat(result.run().error().message())
        .startsWith("sources.orders: A published file has changed: inbox/one.csv (run ")
        .endsWith("Give new data a new file name, or say on_restated: ignore or rebuild.");
    keep.onRestated = Source.OnRestated.IGNORE;
    assertThat(project.run(keep).run().state()).isEqualTo(RunState.CACHED);
    assertThat(project.totals()).containsExactly("ann 10 1", "bob 5.5 1");
    keep.onRestated = Source.OnRestated.REBUILD;
    assertThat(project.run(keep).run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(project.totals()).containsExactly("ann 12.25 2", "bob 5.5 1");
  }

  @Test
  void publishesMendedAndWaivedRowsAndNothingElse() {
    load();
    List<QuarantinedRow> rows = desk().list(Filter.ALL);
    desk().waive(List.of(rows.get(0).id()));
    desk().mend(rows.get(1).id(), "3,ann,2.25");
    RunResult replayed = replay(Replay.Selection.DECIDED);

    assertThat(replayed.run().error()).isNull();
    assertThat(published()).containsExactly("1 ann 10", "2 bob -1", "3 ann 2.25", "4 bob 5.5");
    assertThat(project.read("output/totals.csv")).isEqualTo("n\n2\n");
    assertThat(quarantined()).containsExactly("2 REPLAYED", "3 REPLAYED");
  }

  @Test
  void keepsARowThatWasMendedBadlyWhereItCameFrom() {
    load();
    QuarantinedRow row = desk().list(Filter.ALL).get(1);
    desk().mend(row.id(), "3,ann,still not a number");
    replay(Replay.Selection.DECIDED);

    assertThat(published()).containsExactly("1 ann 10", "4 bob 5.5");
    QuarantinedRow again = desk().show(row.id());
    assertThat(again.state()).isEqualTo(State.OPEN);
    assertThat(again.row().file()).isEqualTo("inbox/one.csv");
    assertThat(again.row().record()).isEqualTo(3);
    assertThat(again.row().text()).isEqualTo("3,ann,abc");
    assertThat(quarantined()).containsExactly("2 OPEN", "3 OPEN");
  }

  @Test
  void mendsFromAnEditedExport() {
    load();
    String export = desk().export(Filter.ALL);
    assertThat(export)
        .startsWith("id,source,file,fingerprint,record,line,state,reasons,text\n")
        .contains("\"3,ann,abc\"");
    int mended = desk().mendAll(export.replace("3,ann,abc", "3,ann,7").replace("\n", "\r\n"));

    assertThat(mended).isEqualTo(1);
    replay(Replay.Selection.DECIDED);
    assertThat(published()).containsExactly("1 ann 10", "3 ann 7", "4 bob 5.5");
    assertThat(quarantined()).containsExactly("2 OPEN", "3 REPLAYED");
  }

  @Test
  void mendsNothingFromAnExportThatDoesNotFit() {
    load();
    String export = desk().export(Filter.ALL).replace("3,ann,abc", "3,ann,7");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> desk().mendAll(export + "99,orders,x,y,1,2,open,z,t\n"))
        .hasMessage(
            "The export does not fit the quarantine; nothing was mended:\n"
                + "line 4: row 99 is not the one exported");
    assertThat(quarantined()).containsExactly("2 OPEN", "3 OPEN");
  }

  @Test
  void doesNotReplayRowsOfARunThatDidNotPublish() {
    Orders strict = new Orders();
    strict.files = "inbox/*.csv";
    strict.failAbove = java.math.BigDecimal.ZERO;
    project.run(strict);
    assertThat(desk().count(Filter.ALL)).isEqualTo(2);
    desk().waive(desk().list(Filter.ALL).stream().map(QuarantinedRow::id).toList());

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                new Replay(project.bench().project(), project.store())
                    .inputs(strict.checked(), Replay.Selection.DECIDED))
        .hasMessage(
            "orders has no quarantined rows to replay. Mend or waive some first; rows of a run"
                + " that did not publish cannot be replayed.");
  }

  @Test
  void aMendSurvivesTheNextReplace() {
    project.write("data/orders.csv", RunFixture.DIRTY);
    project.run(new Orders());
    List<QuarantinedRow> rows = desk().list(Filter.ALL);
    desk().mend(rows.get(1).id(), "3,ann,0.50");
    desk().discard(List.of(rows.get(0).id()));
    RunResult second = project.run(new Orders());
    project.write("data/orders.csv", RunFixture.DIRTY);
    RunResult third = project.run(new Orders());

    assertThat(project.totals()).containsExactly("ann 10.5 2", "bob 5.5 1");
    assertThat(second.sources().getFirst().report().rows())
        .isEqualTo(new dev.leat.api.run.RowCounts(4, 3, 0, 1, 0));
    assertThat(third.sources()).isEqualTo(second.sources());
    assertThat(quarantined()).containsExactly("2 DISCARDED", "3 REPLAYED");
  }
}
