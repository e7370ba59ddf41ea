package dev.leat.generate;

import java.nio.file.Path;

/**
 * What was made.
 *
 * @param to the file, or the folder of the files
 * @param files how many files
 * @param rows data rows, without the headers
 * @param dirtyRows how many of them are dirty in some way
 */
public record Sample(Path to, int files, long rows, long dirtyRows, long bytes) {}
