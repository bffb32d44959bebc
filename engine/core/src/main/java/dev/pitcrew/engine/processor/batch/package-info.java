/** Batch operations: many commands as one, item by item. */
@NullMarked
package dev.pitcrew.engine.processor.batch;

import org.jspecify.annotations.NullMarked;
