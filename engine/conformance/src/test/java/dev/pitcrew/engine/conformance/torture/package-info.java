/** Long runs for the command line. */
@NullMarked
package dev.pitcrew.engine.conformance.torture;

import org.jspecify.annotations.NullMarked;
