package dev.leat.api.store;

import dev.leat.api.run.RunState;
import java.time.Instant;

/** A run's way into a state. */
public record StateChange(RunState state, Instant at) {}
