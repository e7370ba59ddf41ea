package dev.leat.api.pipeline;

/** How a table's rows are made of those of sources and other tables. */
public sealed interface Derivation permits SqlText, Fold {}
