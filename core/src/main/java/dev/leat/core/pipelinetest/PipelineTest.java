package dev.leat.core.pipelinetest;

import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.language.TestFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A test that makes sense for its pipeline.
 *
 * @param inputs the text of each source that has rows
 * @param tables what tables must have
 * @param counts what sources must count
 * @param relations the sources and tables that have to be made, checks included
 */
public record PipelineTest(
    String name,
    CheckedPipeline pipeline,
    TestFile file,
    Map<String, String> inputs,
    List<ExpectedTable> tables,
    List<TestFile.Expected> counts,
    Set<String> relations) {
  public PipelineTest {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    tables = List.copyOf(tables);
    counts = List.copyOf(counts);
    relations = Set.copyOf(relations);
  }
}
