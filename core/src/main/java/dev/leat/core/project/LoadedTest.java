package dev.leat.core.project;

import dev.leat.api.problem.Problem;
import dev.leat.core.language.TestFile;
import java.util.List;

/**
 * A pipeline's test as far as it could be read, and all that is wrong with its text.
 *
 * @param name the file's name without its ending
 * @param places where its parts stand
 */
public record LoadedTest(
    String pipeline, String name, TestFile file, Places places, List<Problem> problems) {
  public LoadedTest {
    problems = List.copyOf(problems);
  }
}
