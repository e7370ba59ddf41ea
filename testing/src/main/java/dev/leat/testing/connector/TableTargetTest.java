package dev.leat.testing.connector;

/** A part of {@link TableTargetContract}: tests that speak to a target through its probe. */
interface TableTargetTest {
  /** The database of this one test, which was empty when the test began. */
  TargetProbe target();
}
