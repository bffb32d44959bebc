/** Tables that people send, read without guessing: every cell knows where it stands. */
@NullMarked
package dev.pitcrew.spreadsheets;

import org.jspecify.annotations.NullMarked;
