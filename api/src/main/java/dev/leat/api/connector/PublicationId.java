package dev.leat.api.connector;

/**
 * The identity of one publication, kept inside the target so that a resumed run can ask whether it
 * happened.
 *
 * @param pipeline the pipeline that publishes
 * @param run the run that publishes
 */
public record PublicationId(String pipeline, String run) {}
