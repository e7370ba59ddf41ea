package dev.leat.testing.connector;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every connector promises that publishes to tables of a database with transactions. The parts
 * are interfaces, one a feature; a connector that differs in one point overrides that test and says
 * why.
 */
public abstract class TableTargetContract
    implements PublishModesContract,
        PublicationIdentityContract,
        TableShapeContract,
        TableValuesContract,
        TargetChecksContract,
        TableReadingContract {
  @TempDir protected Path folder;
  private TargetProbe target;

  /** A new, empty database in that folder, or reached from it. */
  protected abstract TableTarget create(Path emptyFolder) throws Exception;

  @BeforeEach
  void createTarget() throws Exception {
    target = new TargetProbe(create(folder));
  }

  @Override
  public final TargetProbe target() {
    return target;
  }
}
