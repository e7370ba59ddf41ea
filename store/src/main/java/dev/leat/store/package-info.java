/** The store on SQLite: journal, ledger, quarantine and results of a project in one file. */
@NullMarked
package dev.leat.store;

import org.jspecify.annotations.NullMarked;
