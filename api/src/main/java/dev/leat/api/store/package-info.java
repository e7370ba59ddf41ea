/** The store port: what a project remembers of its runs, inputs, quarantine and results. */
@NullMarked
package dev.leat.api.store;

import org.jspecify.annotations.NullMarked;
