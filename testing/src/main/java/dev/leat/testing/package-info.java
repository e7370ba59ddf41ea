/** Contract tests and stand-ins, for the tests of this project and of its users. */
@NullMarked
package dev.leat.testing;

import org.jspecify.annotations.NullMarked;
