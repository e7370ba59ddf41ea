/** What checking cannot know offline: whether connections answer, and what data holds. */
@NullMarked
package dev.leat.core.probe;

import org.jspecify.annotations.NullMarked;
