/** Random processes, played alike on both engines, step by step. */
@NullMarked
package dev.pitcrew.engine.conformance.random;

import org.jspecify.annotations.NullMarked;
