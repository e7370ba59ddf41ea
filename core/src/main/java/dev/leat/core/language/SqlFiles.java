package dev.leat.core.language;

import dev.leat.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/** The SQL files beside a pipeline. */
public interface SqlFiles {
  /**
   * The text of a file.
   *
   * @param path relative to the pipeline's folder
   * @param usedAt the words that lead to its use, to be remembered with the text
   */
  Optional<SourceText> read(String path, List<String> usedAt);

  /** The files there are, as they would be written, to suggest from. */
  List<String> names();

  /** For files that refer to none. */
  SqlFiles NONE =
      new SqlFiles() {
        @Override
        public Optional<SourceText> read(String path, List<String> usedAt) {
          return Optional.empty();
        }

        @Override
        public List<String> names() {
          return List.of();
        }
      };
}
