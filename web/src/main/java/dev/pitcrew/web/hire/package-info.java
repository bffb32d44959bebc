/** The rooms of people who come: their check lists. */
@NullMarked
package dev.pitcrew.web.hire;

import org.jspecify.annotations.NullMarked;
