package dev.leat.api.run;

/** The kinds of step a run is made of, in the order of the way. */
public enum StepKind {
  DISCOVER,
  READ,
  TRANSFORM,
  CHECK,
  PUBLISH,
  REPORT
}
