/** The jobs of the spreadsheet worker: reading, marking and writing sheets for a process. */
@NullMarked
package dev.pitcrew.spreadsheets.worker;

import org.jspecify.annotations.NullMarked;
