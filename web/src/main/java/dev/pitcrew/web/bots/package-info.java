/** Bots: when they run, what waits for them, how their runs went; paused, drained, resumed. */
@NullMarked
package dev.pitcrew.web.bots;

import org.jspecify.annotations.NullMarked;
