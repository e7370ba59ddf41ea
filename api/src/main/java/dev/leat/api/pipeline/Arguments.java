package dev.leat.api.pipeline;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Suggestions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a pipeline's parameters, and what is wrong with them: the one place that decides
 * how text becomes a value and which of several wins.
 */
public record Arguments(Map<String, Argument> values, List<Problem> problems) {
  public Arguments {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /**
   * Values for the declared parameters.
   *
   * @param given by parameter; each must be declared
   * @param configured by parameter, for all pipelines at once: weaker than {@code given}, and names
   *     that are not declared are not meant for this pipeline
   * @param places of the parameters' declarations, by name; of the whole for an unknown one
   */
  public static Arguments bind(
      List<Parameter> declared,
      Map<String, String> given,
      Map<String, String> configured,
      Function<String, Location> places) {
    Map<String, Argument> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Parameter parameter : declared) {
      String text = given.get(parameter.name());
      if (text == null) {
        text = configured.get(parameter.name());
      }
      bind(parameter, text, values, problems, places.apply(parameter.name()));
    }
    List<String> names = declared.stream().map(Parameter::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        problems.add(unknown(name, names, places.apply(name)));
      }
    }
    return new Arguments(values, problems);
  }

  private static void bind(
      Parameter parameter,
      @Nullable String text,
      Map<String, Argument> values,
      List<Problem> problems,
      Location location) {
    String name = parameter.name();
    if (text == null) {
      if (parameter.defaultValue() != null) {
        values.put(name, parameter.defaultValue());
      } else {
        problems.add(
            Problem.error(
                "missing-parameter",
                location,
                "parameters." + name,
                "The parameter " + name + " has no value and no default.",
                "Give one: --param " + name + "=… or LEAT__PARAM__" + upper(name) + "."));
      }
      return;
    }
    Optional<Argument> value = parse(parameter.type(), text);
    value.ifPresentOrElse(
        argument -> values.put(name, argument),
        () ->
            problems.add(
                Problem.error(
                    "bad-parameter-value",
                    location,
                    "parameters." + name,
                    "\"" + text + "\" is not " + expected(parameter.type()) + ".",
                    null)));
  }

  private static Problem unknown(String name, List<String> names, Location location) {
    return Problem.error(
        "unknown-parameter",
        location,
        null,
        "There is no parameter " + name + ".",
        names.isEmpty()
            ? "This pipeline declares no parameters."
            : Suggestions.remedy(name, names));
  }

  /** The value in canonical spelling; empty when the text does not suit the type. */
  public static Optional<Argument> parse(ParameterType type, String text) {
    try {
      return Optional.of(new Argument(type, canonical(type, text)));
    } catch (IllegalArgumentException | DateTimeException unsuitable) {
      return Optional.empty();
    }
  }

  private static String canonical(ParameterType type, String text) {
    String trimmed = text.strip();
    return switch (type) {
      case STRING, PATH -> text;
      case INTEGER ->
          new BigInteger(trimmed.startsWith("+") ? trimmed.substring(1) : trimmed).toString();
      case DECIMAL -> new BigDecimal(trimmed).toPlainString();
      case BOOLEAN -> bool(trimmed.toLowerCase(Locale.ROOT));
      case DATE -> LocalDate.parse(trimmed).toString();
      case TIMESTAMP -> timestamp(trimmed.replace(' ', 'T')).toString();
      case DURATION ->
          DurationText.parse(trimmed)
              .orElseThrow(() -> new IllegalArgumentException(text))
              .toString();
    };
  }

  private static String bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static LocalDateTime timestamp(String text) {
    boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d");
    if (zoned) {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
  }

  /** What a value of the type looks like, with its article. */
  public static String expected(ParameterType type) {
    return switch (type) {
      case STRING -> "a text";
      case INTEGER -> "an integer such as 12";
      case DECIMAL -> "a decimal such as 0.25";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2024-01-31";
      case TIMESTAMP -> "a timestamp such as 2024-01-31T12:00:00";
      case DURATION -> "a duration such as 30s, 1h30m or 7d";
      case PATH -> "a path";
    };
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
