/** What the ledger means: which inputs are new, which have changed, which intervals are missing. */
@NullMarked
package dev.leat.core.ledger;

import org.jspecify.annotations.NullMarked;
