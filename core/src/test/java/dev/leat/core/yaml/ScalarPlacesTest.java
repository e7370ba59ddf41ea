package dev.leat.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problems;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarPlacesTest {
  /** In each, NEEDLE is to be found by its offset in the value. */
  static List<String> files() {
    return List.of(
        "sql: select a, NEEDLE from t\n",
        "sql: select a,\n  b,\n  NEEDLE from t\n",
        "sql: 'it''s a NEEDLE'\n",
        "sql: 'it''s\n\n  a  NEEDLE'\n",
        "sql: \"tab\\t quote\\\" \\u00e9 NEEDLE\"\n",
        "sql: \"joined \\\n  lines NEEDLE\"\n",
        "sql: |\n  select a\n    , NEEDLE\n  from t\n",
        "sql: |2-\n    select a\n\n\n  , NEEDLE\n",
        "sql: |\r\n  select a\r\n  , NEEDLE\r\n",
        "sql: >\n  select a,\n  b,\n\n    c,\n  NEEDLE\n",
        "# ünïcödé 🙂\nsql: |\n  select '🙂', NEEDLE\n",
        "a: { sql: \"x\" }\nsql: >-\n   a\n   NEEDLE\n");
  }

  @ParameterizedTest
  @MethodSource("files")
  void mapsAnOffsetInTheValueToItsPlaceInTheFile(String text) {
    SourceText source = new SourceText("f.yaml", text);
    Problems problems = new Problems();
    Node.Mapping root = (Node.Mapping) YamlFile.parse(source, problems).orElseThrow();
    Node.Scalar sql = (Node.Scalar) root.find("sql").orElseThrow();

    Location place = sql.locate(sql.value().indexOf("NEEDLE"));

    assertThat(problems.sorted()).isEmpty();
    assertThat(place).isEqualTo(source.locate(text.indexOf("NEEDLE")));
  }
}
