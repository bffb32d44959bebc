/** Feeds processes from queues of work: one instance for each item, so many at a time. */
@NullMarked
package dev.pitcrew.records.feeder;

import org.jspecify.annotations.NullMarked;
