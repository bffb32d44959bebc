/** The command line. */
@NullMarked
package dev.pitcrew.app.cli;

import org.jspecify.annotations.NullMarked;
