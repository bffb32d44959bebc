/** Copies of everything a company keeps, taken while it works, and put back only when whole. */
@NullMarked
package dev.pitcrew.app.backup;

import org.jspecify.annotations.NullMarked;
