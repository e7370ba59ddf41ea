/** Journal, ledger and queue on SQLite. */
@NullMarked
package dev.leat.store;

import org.jspecify.annotations.NullMarked;
