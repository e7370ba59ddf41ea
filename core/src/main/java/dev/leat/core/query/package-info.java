/** Questions in SQL about what a project has: results, sources, quarantine. */
@NullMarked
package dev.leat.core.query;

import org.jspecify.annotations.NullMarked;
