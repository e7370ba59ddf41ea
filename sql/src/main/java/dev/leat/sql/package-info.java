/** SQL as a syntax tree, its types, rewriter and printers. */
@NullMarked
package dev.leat.sql;

import org.jspecify.annotations.NullMarked;
