/**
 * The workflow engine's core: a plain state machine. It has no clock, thread, SQL or logger; they
 * arrive as arguments or live outside.
 */
@NullMarked
package dev.pitcrew.engine;

import org.jspecify.annotations.NullMarked;
