/** The shipped processes with their workers on a real Zeebe, beside Pitcrew. */
@NullMarked
package dev.pitcrew.portability;

import org.jspecify.annotations.NullMarked;
