package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.run.RowCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions about quarantined records, applied when they are read again. */
public interface PatchContract extends EngineUnderTest {
  @Test
  default void appliesMendedWaivedAndDiscardedRecords() {
    try (Workbench bench = workbench()) {
      InputFile file = bench.file("orders.csv", "id,price", "1,x", "2,-5", "3,7", "4,-9", "5,y");
      SourceSpec spec =
          SourceSpec.csv()
              .column("id", "bigint")
              .column("price", "double")
              .expect("positive", "price > 0");
      List<RowPatch> patches =
          List.of(
              new RowPatch(file.fingerprint(), 1, "1,2.5", false, false),
              new RowPatch(file.fingerprint(), 2, null, true, false),
              new RowPatch(file.fingerprint(), 3, null, false, true),
              new RowPatch("ffffffff", 4, null, true, false),
              new RowPatch(file.fingerprint(), 5, "5,-1", false, false));
      SourceReport report = bench.read(spec, patches, file);
      assertThat(report.rows()).isEqualTo(new RowCounts(5, 2, 2, 1, 0));
      assertThat(bench.rows("select id, price from orders order by id"))
          .containsExactly(List.of(1L, 2.5), List.of(2L, -5.0));
      assertThat(bench.reasons()).containsExactly(List.of("positive"), List.of("positive"));
    }
  }
}
