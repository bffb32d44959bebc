/** What is deleted when its time is over, or because somebody deleted it, round by round. */
@NullMarked
package dev.pitcrew.engine.runtime.retention;

import org.jspecify.annotations.NullMarked;
