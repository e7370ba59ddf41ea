/** The notification port: telling people what happened to a pipeline. */
@NullMarked
package dev.leat.api.notify;

import org.jspecify.annotations.NullMarked;
