/** Working days, hours and holidays of a company, and time counted in them. */
@NullMarked
package dev.pitcrew.records.calendar;

import org.jspecify.annotations.NullMarked;
