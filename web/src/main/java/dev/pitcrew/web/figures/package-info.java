/** How well the processes go, for those who answer for them. */
@NullMarked
package dev.pitcrew.web.figures;

import org.jspecify.annotations.NullMarked;
