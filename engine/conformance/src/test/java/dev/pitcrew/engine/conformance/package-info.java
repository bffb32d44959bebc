/** Pitcrew beside a real Zeebe: the same scenarios, played on both. */
@NullMarked
package dev.pitcrew.engine.conformance;

import org.jspecify.annotations.NullMarked;
