package dev.leat.api.engine;

import org.jspecify.annotations.Nullable;

/**
 * A decision about one quarantined record, applied whenever the record is read again.
 *
 * @param fingerprint of the file
 * @param record the record's number in the file, counting from 1 after the header
 * @param mendedText the record's text instead of the one in the file; null when unchanged
 * @param waived whether the row passes although it breaks expectations
 * @param discarded whether the row is dropped and counted as such
 */
public record RowPatch(
    String fingerprint,
    long record,
    @Nullable String mendedText,
    boolean waived,
    boolean discarded) {}
