/** Counts of what runs and has run, taken from the rows when they are asked for. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.statistics;

import org.jspecify.annotations.NullMarked;
