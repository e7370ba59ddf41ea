/** The times that schedules name. */
@NullMarked
package dev.leat.core.schedule;

import org.jspecify.annotations.NullMarked;
