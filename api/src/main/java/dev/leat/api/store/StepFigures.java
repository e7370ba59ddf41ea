package dev.leat.api.store;

/**
 * What a step cost and moved; -1 where it is not known.
 *
 * @param cpuNanos processor time of the process while the step ran
 * @param peakMemory the process's highest resident memory while the step ran, in bytes
 */
public record StepFigures(
    long rowsIn, long rowsOut, long bytesRead, long bytesWritten, long cpuNanos, long peakMemory) {
  public static final StepFigures NONE = new StepFigures(0, 0, 0, 0, 0, 0);
}
