/** The queries that reports are made from, and reports as they were frozen. */
@NullMarked
package dev.pitcrew.records.reporting;

import org.jspecify.annotations.NullMarked;
