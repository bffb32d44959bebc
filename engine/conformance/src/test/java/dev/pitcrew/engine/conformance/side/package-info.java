/** The two engines, driven and looked at alike. */
@NullMarked
package dev.pitcrew.engine.conformance.side;

import org.jspecify.annotations.NullMarked;
