/** Batch operations, whose items are found beside the writer, the same for both edges. */
@NullMarked
package dev.pitcrew.engine.gateway.batch;

import org.jspecify.annotations.NullMarked;
