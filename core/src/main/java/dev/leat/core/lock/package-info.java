/** One active run per pipeline and per target, held by the operating system. */
@NullMarked
package dev.leat.core.lock;

import org.jspecify.annotations.NullMarked;
