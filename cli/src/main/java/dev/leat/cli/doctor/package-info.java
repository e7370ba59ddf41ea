/** What is missing on this machine and in the project, found out by trying. */
@NullMarked
package dev.leat.cli.doctor;

import org.jspecify.annotations.NullMarked;
