/** From folders and files to a {@link dev.leat.api.project.Project} and its pipelines. */
@NullMarked
package dev.leat.core.project;

import org.jspecify.annotations.NullMarked;
