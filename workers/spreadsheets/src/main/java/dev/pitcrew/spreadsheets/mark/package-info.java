/** The copy of a sheet that goes back to its sender, with what is to be corrected marked in it. */
@NullMarked
package dev.pitcrew.spreadsheets.mark;

import org.jspecify.annotations.NullMarked;
