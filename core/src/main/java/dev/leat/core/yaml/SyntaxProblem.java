package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Turns what the YAML parser says into what a user of Leat can act on. */
final class SyntaxProblem {
  private static final String BLOCK_STYLE =
      "Write each key on a line of its own (block style), and SQL or ${…} after the colon or below"
          + " \"|\".";

  private SyntaxProblem() {}

  static Problem of(SourceText source, MarkedYAMLException e) {
    int offset =
        e.getProblemMark() == null ? 0 : YamlFile.offset(source.text(), e.getProblemMark());
    Location location = source.locate(offset);
    if (offset < source.text().length() && source.text().charAt(offset) == '\t') {
      return problem(location, "A tab cannot indent YAML.", "Use spaces.");
    }
    Optional<Problem> flow = flowStyle(source, e, location);
    if (flow.isPresent()) {
      return flow.get();
    }
    String problem = String.valueOf(e.getProblem());
    if (problem.startsWith("mapping values are not allowed here")) {
      return problem(
          location,
          "A second \": \" on the line: YAML takes only one key here.",
          "Quote the value, put it below \"|\", or begin a new line.");
    }
    if (problem.contains("found character") && problem.contains("that cannot start any token")) {
      return problem(
          location,
          "A value cannot begin with " + character(source, offset) + ".",
          "Quote the value.");
    }
    if (problem.contains("undefined alias")) {
      return problem(
          location, capital(problem.replace("found ", "")) + ".", "Define it before with &.");
    }
    if (problem.startsWith("expected <block end>") || problem.contains("did not find expected")) {
      return problem(
          location,
          "The indentation does not fit the lines before.",
          "Begin the keys of one section at the same column.");
    }
    if (problem.contains("could not find expected ':'")) {
      return problem(location, "A key without its colon before this line.", "Write key: value.");
    }
    if (problem.contains("unexpected end of stream")) {
      return problem(location, "A quote is never closed.", "Close it.");
    }
    return problem(location, capital(problem) + context(e) + ".", null);
  }

  private static Optional<Problem> flowStyle(
      SourceText source, MarkedYAMLException e, Location location) {
    String context = String.valueOf(e.getContext());
    boolean insideFlow =
        context.contains("flow mapping")
            || context.contains("flow sequence")
            || context.contains("flow node");
    int offset =
        e.getProblemMark() == null ? 0 : YamlFile.offset(source.text(), e.getProblemMark());
    String line = source.text().substring(source.lineStart(offset), lineEnd(source, offset));
    int opened =
        e.getContextMark() == null ? offset : YamlFile.offset(source.text(), e.getContextMark());
    if (insideFlow && source.lineStart(opened) != source.lineStart(offset)) {
      return Optional.of(
          problem(
              source.locate(opened),
              "This " + character(source, opened) + " is never closed.",
              "Close it, or write block style: one item on each line."));
    }
    boolean flowReference = line.matches(".*[{\\[,].*\\$\\{.*");
    if (!insideFlow && !(flowReference && String.valueOf(e.getProblem()).contains("block end"))) {
      return Optional.empty();
    }
    return Optional.of(
        problem(location, "Flow style ({…} or […]) breaks on SQL and on ${…}.", BLOCK_STYLE));
  }

  private static int lineEnd(SourceText source, int offset) {
    int newline = source.text().indexOf('\n', offset);
    return newline < 0 ? source.text().length() : newline;
  }

  private static String character(SourceText source, int offset) {
    return offset < source.text().length() ? "\"" + source.text().charAt(offset) + "\"" : "nothing";
  }

  private static String context(MarkedYAMLException e) {
    return e.getContext() == null ? "" : " (" + e.getContext() + ")";
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Problem problem(Location location, String message, @Nullable String remedy) {
    return Problem.error("yaml-syntax", location, null, message, remedy);
  }
}
