package dev.leat.generate;

import java.nio.file.Path;

/**
 * A file that was made.
 *
 * @param rows data rows, without the header
 * @param dirtyRows how many of them are dirty in some way
 */
public record Sample(Path file, long rows, long dirtyRows, long bytes) {}
