package dev.leat.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where stored results lie, by the hash of all they depend on. */
public interface ResultIndex {
  /** The result of that key, noting that it was used. */
  Optional<ResultEntry> use(String key, Instant at);

  /** Looks without noting a use. */
  Optional<ResultEntry> find(String key);

  /** Enters a result; the one that was there under its key is replaced. */
  void put(ResultEntry entry);

  void remove(String key);

  /** All results, least recently used first. */
  List<ResultEntry> all();

  /**
   * A stored result.
   *
   * @param folder where its files lie, relative to the project's state folder
   * @param result the engine's description of it, as JSON
   */
  record ResultEntry(
      String key,
      String pipeline,
      String table,
      String folder,
      String result,
      long rows,
      long bytes,
      Instant lastUsed) {}
}
