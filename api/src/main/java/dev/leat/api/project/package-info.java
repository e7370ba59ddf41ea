/** A project: its connections, environments and defaults. */
@NullMarked
package dev.leat.api.project;

import org.jspecify.annotations.NullMarked;
