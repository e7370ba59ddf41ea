package dev.leat.core.project;

import dev.leat.api.problem.Location;

/**
 * Where the parts of a loaded file stand, by the words that lead there: {@code ("tables", "orders",
 * "checks", "0")}; items of lists by number from 0.
 */
public interface Places {
  /**
   * The place of that value; of the nearest part around it that the file has, when it does not say
   * the value itself.
   */
  Location at(String... path);

  /**
   * The place of one character of the text at that path (SQL, an expression), wherever that text
   * stands: in a YAML scalar of any style or in a file of its own.
   *
   * @param offset UTF-16 units from 0; negative for the text as a whole
   */
  Location inside(int offset, String... path);

  /** Everything at one place, for pipelines that do not come from a file. */
  static Places nowhere(Location location) {
    return new Places() {
      @Override
      public Location at(String... path) {
        return location;
      }

      @Override
      public Location inside(int offset, String... path) {
        return location;
      }
    };
  }
}
