/** The engine port: checking SQL offline and turning files into tables. */
@NullMarked
package dev.leat.api.engine;

import org.jspecify.annotations.NullMarked;
