/** What operators see: cases, where they stand, what went wrong. */
@NullMarked
package dev.pitcrew.web.cockpit;

import org.jspecify.annotations.NullMarked;
