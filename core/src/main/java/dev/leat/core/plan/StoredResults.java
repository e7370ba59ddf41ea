package dev.leat.core.plan;

import dev.leat.api.engine.StoredResult;
import dev.leat.api.project.Project;
import dev.leat.api.store.ResultIndex;
import dev.leat.core.journal.JournalJson;
import java.nio.file.Files;
import java.util.Optional;

/** Looks into the cache of stored results. */
public final class StoredResults {
  private StoredResults() {}

  /** The result of that key, if all of its files are there. */
  public static Optional<StoredResult> find(Project project, ResultIndex index, String key) {
    return index
        .find(key)
        .map(entry -> JournalJson.in(project).read(entry.result(), StoredResult.class))
        .filter(result -> result.files().stream().allMatch(Files::isRegularFile));
  }
}
