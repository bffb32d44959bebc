/** The processes that come with Pitcrew, unchanged, on both engines. */
@NullMarked
package dev.pitcrew.engine.conformance.shipped;

import org.jspecify.annotations.NullMarked;
