package dev.leat.connector.files;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.Option;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.util.List;

/** Files and directories on local disks: what a {@link Target.FileTarget} is published with. */
public final class FilesConnector implements Connector {
  @Override
  public String type() {
    return "files";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<Problem> check(Target target, Location location) {
    return FileTargetProblems.of(target, location);
  }

  @Override
  public Publisher publisher(Connection connection, Path projectRoot) {
    return new FilePublisher(projectRoot, VersionPointer.Links.REAL);
  }

  /** Sources of files are read by engines, so there are no tables here. */
  @Override
  public TableReader reader(Connection connection, Path projectRoot) {
    throw new UnsupportedOperationException("files have no tables");
  }
}
