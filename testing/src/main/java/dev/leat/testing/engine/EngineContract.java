package dev.leat.testing.engine;

import dev.leat.api.engine.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine promises, on real files: extend it, name the engine, and all of it runs.
 *
 * <pre>{@code
 * class DuckDbEngineTest extends EngineContract {
 *   @Override
 *   public Engine engine() {
 *     return new DuckDbEngine();
 *   }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class EngineContract
    implements ConversionContract,
        ExpectationContract,
        PatchContract,
        DeduplicationContract,
        ParquetContract,
        ResultContract,
        FoldContract,
        LimitsContract {
  @TempDir private Path folder;

  @Override
  public abstract Engine engine();

  @Override
  public Workbench workbench() {
    return Workbench.open(engine(), folder);
  }

  @Override
  public Workbench workbench(long memoryBytes, int threads) {
    return Workbench.open(engine(), folder, memoryBytes, threads);
  }
}
