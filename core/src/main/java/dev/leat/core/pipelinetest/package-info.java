/** Tests of pipelines: rows go in, and what comes out is compared with what is expected. */
@NullMarked
package dev.leat.core.pipelinetest;

import org.jspecify.annotations.NullMarked;
