package dev.leat.core.check;

import dev.leat.api.engine.SqlProblem;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Severity;
import dev.leat.core.project.Places;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one pipeline, at the places of its parts. */
final class Findings {
  private final Places places;
  private final Problems problems;

  Findings(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  Location at(List<String> path) {
    return places.at(path.toArray(String[]::new));
  }

  /** The way to a word inside what that path leads to. */
  static List<String> below(List<String> path, String word) {
    return Stream.concat(path.stream(), Stream.of(word)).toList();
  }

  /**
   * @param path the words that lead to what is wrong
   */
  void error(String code, List<String> path, String message, @Nullable String remedy) {
    problems.add(Problem.error(code, at(path), subject(path), message, remedy));
  }

  void warning(String code, List<String> path, String message, @Nullable String remedy) {
    problems.add(Problem.warning(code, at(path), subject(path), message, remedy));
  }

  /** What is wrong inside a piece of SQL. */
  void sql(List<SqlProblem> found, RenderedSql sql, List<String> path, Severity severity) {
    for (SqlProblem problem : found) {
      Location location = places.inside(sql.origin(problem.offset()), path.toArray(String[]::new));
      problems.add(
          new Problem(
              problem.code(),
              severity,
              location,
              subject(path),
              problem.message(),
              problem.remedy()));
    }
  }

  /** At one character of a text. */
  void inside(String code, int offset, List<String> path, String message, @Nullable String remedy) {
    problems.add(
        Problem.error(
            code,
            places.inside(offset, path.toArray(String[]::new)),
            subject(path),
            message,
            remedy));
  }

  /** The part a reader looks for: the last words, {@code sql} and the like, say nothing. */
  private static String subject(List<String> path) {
    return String.join(".", path.size() > 2 ? path.subList(0, 2) : path);
  }
}
