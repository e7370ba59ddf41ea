/** Contract tests that every connector passes, and what they are made of. */
@NullMarked
package dev.leat.testing.connector;

import org.jspecify.annotations.NullMarked;
