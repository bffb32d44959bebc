/** The standard operating procedure of a process, written from its model. */
@NullMarked
package dev.pitcrew.procedure;

import org.jspecify.annotations.NullMarked;
