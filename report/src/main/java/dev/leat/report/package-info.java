/** Charts and spreadsheets. */
@NullMarked
package dev.leat.report;

import org.jspecify.annotations.NullMarked;
