/** The rendering port: charts. */
@NullMarked
package dev.leat.api.report;

import org.jspecify.annotations.NullMarked;
