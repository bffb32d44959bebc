/** Models that are not taken. */
@NullMarked
package dev.pitcrew.engine.conformance.catalog.refused;

import org.jspecify.annotations.NullMarked;
