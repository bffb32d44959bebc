/** Real-looking documents made for this project, each with its known answer. */
@NullMarked
package dev.pitcrew.samples;

import org.jspecify.annotations.NullMarked;
