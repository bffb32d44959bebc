/** Scenarios of events, where each may stand. */
@NullMarked
package dev.pitcrew.engine.conformance.catalog.event;

import org.jspecify.annotations.NullMarked;
