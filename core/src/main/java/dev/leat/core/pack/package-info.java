/** Optional packs: heavy parts with a class path of their own, loaded when something needs them. */
@NullMarked
package dev.leat.core.pack;

import org.jspecify.annotations.NullMarked;
