package dev.leat.core.notify;

import dev.leat.api.store.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * What of a run is worth telling.
 *
 * @param failedStep the step that ended it, such as {@code read:trades}; null when none did
 * @param published rows in all targets that have them
 * @param targets how many targets have the run's rows
 * @param pendingTargets how many still are to get them after the publish decision
 */
public record RunReport(
    RunRecord run,
    @Nullable String failedStep,
    long read,
    long quarantined,
    long published,
    int targets,
    int pendingTargets) {}
