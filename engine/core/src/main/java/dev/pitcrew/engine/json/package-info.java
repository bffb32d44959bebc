/** JSON as text, which the engine passes through and never needs to understand. */
@NullMarked
package dev.pitcrew.engine.json;

import org.jspecify.annotations.NullMarked;
