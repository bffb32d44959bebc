/** Handing documents in by upload. */
@NullMarked
package dev.pitcrew.web.intake;

import org.jspecify.annotations.NullMarked;
