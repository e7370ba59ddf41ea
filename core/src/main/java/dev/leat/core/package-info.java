/** Reads, checks, plans and runs pipelines; knows no engine, database or web server. */
@NullMarked
package dev.leat.core;

import org.jspecify.annotations.NullMarked;
