/** The rows that are the engine's truth, live and historical, and how they are looked up. */
@NullMarked
package dev.pitcrew.engine.state;

import org.jspecify.annotations.NullMarked;
