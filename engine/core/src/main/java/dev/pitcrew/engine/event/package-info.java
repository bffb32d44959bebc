/** Facts: what a step decided, and the only code that turns them into rows. */
@NullMarked
package dev.pitcrew.engine.event;

import org.jspecify.annotations.NullMarked;
