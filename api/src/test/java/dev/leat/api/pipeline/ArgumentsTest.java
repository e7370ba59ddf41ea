package dev.leat.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER | +12 | 12",
        "INTEGER | 007 | 7",
        "DECIMAL | 1.50 | 1.50",
        "DECIMAL | 1e3 | 1000",
        "BOOLEAN | True | true",
        "DATE | 2024-02-29 | 2024-02-29",
        "TIMESTAMP | 2024-01-31 12:00 | 2024-01-31T12:00",
        "TIMESTAMP | 2024-01-31T12:00:00+02:00 | 2024-01-31T10:00",
        "TIMESTAMP | 2024-01-31 | 2024-01-31T00:00",
        "DURATION | 1h30m | PT1H30M",
        "DURATION | PT30S | PT30S",
        "DURATION | 2w | PT336H",
      })
  void spellsValuesCanonically(ParameterType type, String written, String canonical) {
    assertThat(Arguments.parse(type, written)).contains(new Argument(type, canonical));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER | 1.0",
        "INTEGER | ''",
        "DECIMAL | 1,5",
        "BOOLEAN | yes",
        "DATE | 2023-02-29",
        "TIMESTAMP | noon",
        "DURATION | 30",
        "DURATION | s",
      })
  void refusesWhatDoesNotSuitTheType(ParameterType type, String written) {
    assertThat(Arguments.parse(type, written)).isEmpty();
  }

  @Test
  void neverTouchesAString() {
    assertThat(Arguments.parse(ParameterType.STRING, "  a  "))
        .contains(new Argument(ParameterType.STRING, "  a  "));
  }

  @Test
  void givenWinsOverConfiguredWinsOverTheDefault() {
    List<Parameter> declared =
        List.of(
            Parameter.named("a", ParameterType.INTEGER).defaultsTo("1"),
            Parameter.named("b", ParameterType.INTEGER).defaultsTo("1"),
            Parameter.named("c", ParameterType.INTEGER).defaultsTo("1"));

    Arguments bound =
        Arguments.bind(
            declared, Map.of("a", "3"), Map.of("a", "2", "b", "2", "elsewhere", "9"), Location::of);

    assertThat(bound.problems()).isEmpty();
    assertThat(bound.values())
        .containsEntry("a", new Argument(ParameterType.INTEGER, "3"))
        .containsEntry("b", new Argument(ParameterType.INTEGER, "2"))
        .containsEntry("c", new Argument(ParameterType.INTEGER, "1"));
  }

  @Test
  void reportsAllThatIsMissingUnknownOrUnsuitable() {
    Arguments bound =
        Arguments.bind(
            List.of(
                Parameter.named("day", ParameterType.DATE),
                Parameter.named("limit", ParameterType.INTEGER)),
            Map.of("limit", "many", "dya", "2024-01-01"),
            Map.of(),
            Location::of);

    assertThat(bound.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "day parameters.day: The parameter day has no value and no default."
                + " Give one: --param day=… or LEAT__PARAM__DAY. [missing-parameter]",
            "limit parameters.limit: \"many\" is not an integer such as 12."
                + " [bad-parameter-value]",
            "dya: There is no parameter dya. Did you mean day? [unknown-parameter]");
  }
}
