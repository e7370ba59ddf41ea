package dev.leat.core.project;

import dev.leat.api.project.Project;
import java.nio.file.Path;

/**
 * How paths are written inside Leat: relative to the project with slashes where they lie inside it,
 * else absolute; places with a scheme stay as they are.
 */
public record ProjectPath(Path root) {
  public static ProjectPath of(Project project) {
    return new ProjectPath(project.root());
  }

  /** The path that a user wrote as relative to some folder. */
  String relativeTo(Path folder, String written) {
    if (written.isEmpty() || written.contains("://")) {
      return written;
    }
    String path = text(folder.resolve(written).normalize());
    return written.endsWith("/") ? path + "/" : path;
  }

  /** A place on disk as text that holds wherever the project is moved to. */
  public String text(Path absolute) {
    Path shortest =
        absolute.startsWith(root) && !absolute.equals(root) ? root.relativize(absolute) : absolute;
    return shortest.toString().replace('\\', '/');
  }

  /** The place that {@link #text} tells. */
  public Path place(String text) {
    return root.resolve(text).normalize();
  }
}
