/** Rows and indexes of the store in memory, as the engine's thread reads and changes them. */
@NullMarked
package dev.pitcrew.engine.runtime.cache;

import org.jspecify.annotations.NullMarked;
