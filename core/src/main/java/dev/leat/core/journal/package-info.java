/** What a run writes down so that another process can go on: steps, decisions, identities. */
@NullMarked
package dev.leat.core.journal;

import org.jspecify.annotations.NullMarked;
