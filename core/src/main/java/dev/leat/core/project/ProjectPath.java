package dev.leat.core.project;

import dev.leat.api.project.Project;
import java.nio.file.Path;

/**
 * How paths are written inside Leat: relative to the project with slashes where they lie inside it,
 * else absolute; places with a scheme stay as they are.
 */
record ProjectPath(Path root) {
  static ProjectPath of(Project project) {
    return new ProjectPath(project.root());
  }

  /** The path that a user wrote as relative to some folder. */
  String relativeTo(Path folder, String written) {
    if (written.isEmpty() || written.contains("://")) {
      return written;
    }
    Path absolute = folder.resolve(written).normalize();
    Path shortest =
        absolute.startsWith(root) && !absolute.equals(root) ? root.relativize(absolute) : absolute;
    String path = shortest.toString().replace('\\', '/');
    return written.endsWith("/") ? path + "/" : path;
  }
}
