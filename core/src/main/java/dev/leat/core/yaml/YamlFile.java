package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML text into {@link Node}s. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * The tree of a file; empty when the file is empty or is not YAML, which is among the problems.
   */
  public static Optional<Node> parse(SourceText source, Problems problems) {
    String text = source.text();
    try {
      var parser = new ParserImpl(new StreamReader(new StringReader(text)), new LoaderOptions());
      return new NodeBuilder(source, parser, problems).document();
    } catch (MarkedYAMLException e) {
      problems.add(SyntaxProblem.of(source, e));
    } catch (YAMLException e) {
      problems.add(
          Problem.error(
              "yaml-syntax", Location.of(source.file()), null, firstLine(e.getMessage()), null));
    }
    return Optional.empty();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "This is not YAML." : message.lines().findFirst().orElse("") + ".";
  }

  static int offset(String text, Mark mark) {
    // Marks count code points.
    return mark.getIndex() == 0 ? 0 : text.offsetByCodePoints(0, mark.getIndex());
  }
}
