package dev.leat.core.pipelinetest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended.
 *
 * @param differences none when it passed
 */
public record TestResult(
    String pipeline,
    String name,
    @Nullable String description,
    String engine,
    Duration duration,
    List<Difference> differences) {
  public TestResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }
}
