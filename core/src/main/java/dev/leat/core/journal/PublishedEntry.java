package dev.leat.core.journal;

import dev.leat.api.connector.Receipt;

/** A table that has reached a target. */
public record PublishedEntry(String table, Receipt receipt) {}
