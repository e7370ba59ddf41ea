package dev.leat.cli.output;

import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as a person or a program wants them. */
public final class ProblemPrinter {
  private ProblemPrinter() {}

  /** One line a problem, to {@code err}. */
  public static void print(Terminal terminal, List<Problem> problems) {
    for (Problem problem : problems) {
      String severity =
          problem.severity() == Severity.ERROR ? terminal.red("error") : terminal.yellow("warning");
      terminal.err().println(severity + " " + problem);
    }
  }

  /** {@code 2 errors, 1 warning}. */
  public static String summary(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    long warnings = problems.size() - errors;
    return warnings == 0
        ? plural(errors, "error")
        : plural(errors, "error") + ", " + plural(warnings, "warning");
  }

  /** A problem as JSON. */
  public static Map<String, Object> json(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", problem.code());
    json.put("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT));
    json.put("file", problem.location().file());
    json.put("line", problem.location().line());
    json.put("column", problem.location().column());
    if (problem.subject() != null) {
      json.put("subject", problem.subject());
    }
    json.put("message", problem.message());
    if (problem.remedy() != null) {
      json.put("remedy", problem.remedy());
    }
    return json;
  }

  private static String plural(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
