/**
 * Spreadsheets that are written: a declared table with formulas and charts, the same bytes each
 * time.
 */
@NullMarked
package dev.pitcrew.spreadsheets.write;

import org.jspecify.annotations.NullMarked;
