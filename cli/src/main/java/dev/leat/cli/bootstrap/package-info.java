/** Where the real clock, engine, connectors and store are put together. */
@NullMarked
package dev.leat.cli.bootstrap;

import org.jspecify.annotations.NullMarked;
