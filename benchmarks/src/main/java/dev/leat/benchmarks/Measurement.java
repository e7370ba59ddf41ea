package dev.leat.benchmarks;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one run of a process took.
 *
 * @param cpuSeconds user and system time, of its children too; empty where it cannot be known
 * @param peakBytes the largest resident memory; empty where it cannot be known
 */
record Measurement(double seconds, OptionalDouble cpuSeconds, OptionalLong peakBytes) {}
