/**
 * Every thread of the engine: the one writer, commits, replies, timers, job push and long polls.
 */
@NullMarked
package dev.pitcrew.engine.runtime;

import org.jspecify.annotations.NullMarked;
