/** Requests to the engine, and what it answers. */
@NullMarked
package dev.pitcrew.engine.command;

import org.jspecify.annotations.NullMarked;
