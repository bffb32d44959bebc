/** What callers want on its way to the engine, the same for both edges. */
@NullMarked
package dev.pitcrew.engine.gateway.call;

import org.jspecify.annotations.NullMarked;
