package dev.leat.core.language;

import dev.leat.api.pipeline.FileFormat;

/** A file format as it was read. */
record FormatText(FileFormat format) {}
