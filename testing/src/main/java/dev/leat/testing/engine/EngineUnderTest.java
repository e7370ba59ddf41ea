package dev.leat.testing.engine;

import dev.leat.api.engine.Engine;

/** What the parts of the contract need to be given. */
public interface EngineUnderTest {
  Engine engine();

  /** A new session with ample limits, in this test's folder. */
  Workbench workbench();

  /** A new session with those limits. */
  Workbench workbench(long memoryBytes, int threads);
}
