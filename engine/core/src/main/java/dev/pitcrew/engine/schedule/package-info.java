/** Times that come again by a calendar. */
@NullMarked
package dev.pitcrew.engine.schedule;

import org.jspecify.annotations.NullMarked;
