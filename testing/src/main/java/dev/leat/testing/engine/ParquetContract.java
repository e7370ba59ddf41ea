package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Deduplication.Keep;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Target.FileKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Sources of Parquet files, whose fields have types already. */
public interface ParquetContract extends EngineUnderTest {
  @Test
  default void readsParquetWithExpressionsConversionExpectationsAndPatches() {
    try (Workbench bench = workbench()) {
      InputFile first =
          parquet(
              bench,
              "b",
              "select * from (values (cast(1 as bigint), ' 1.5 ', 'x'), (2, 'bad', 'y'),"
                  + " (3, '3', ''), (4, '4', 'z')) as t(id, price, note)");
      InputFile second =
          parquet(bench, "a", "select cast(1 as bigint) as id, '7' as price, 'w' as note");
      SourceReport report =
          bench.read(
              SourceSpec.of(new FileFormat.Parquet())
                  .column("id", "bigint")
                  .column("price", "decimal(10,2)")
                  .computed("label", "varchar", "upper(note)")
                  .expect("not_three", "id <> 3")
                  .keep(Keep.FIRST, List.of("id"), List.of()),
              List.of(new RowPatch(first.fingerprint(), 4, null, false, true)),
              first,
              second);
      assertThat(report.rows()).isEqualTo(new RowCounts(5, 1, 2, 1, 1));
      assertThat(bench.rows("select * from orders"))
          .containsExactly(List.of(1L, new BigDecimal("7.00"), "W"));
      assertThat(bench.rejected())
          .extracting(RejectedRow::file, RejectedRow::record, RejectedRow::reasons)
          .containsExactly(
              Tuple.tuple("b.parquet", 2L, List.of("price is not a decimal(10,2): 'bad'")),
              Tuple.tuple("b.parquet", 3L, List.of("not_three")));
      assertThat(bench.rejected().getFirst().text())
          .isEqualTo("{\"id\":2,\"price\":\"bad\",\"note\":\"y\"}");
    }
  }

  @Test
  default void namesColumnsThatParquetFilesLack() {
    try (Workbench bench = workbench()) {
      InputFile file = parquet(bench, "a", "select 1 as id, 2 as pirce");
      SourceSpec spec = SourceSpec.of(new FileFormat.Parquet()).column("price", "double");
      assertThatThrownBy(() -> bench.read(spec, file))
          .isInstanceOf(LeatException.class)
          .hasMessage("orders: The files have no price. They have id, pirce. Did you mean pirce?");
    }
  }

  private static InputFile parquet(Workbench bench, String name, String sql) {
    var part =
        bench
            .session()
            .export(sql, FileKind.PARQUET, List.of(), bench.folder("parts-" + name))
            .getFirst();
    return Workbench.input(name + ".parquet", part.path());
  }
}
