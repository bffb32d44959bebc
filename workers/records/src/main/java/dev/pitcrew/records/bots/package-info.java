/** What the bots did, run by run, and where they were stopped. */
@NullMarked
package dev.pitcrew.records.bots;

import org.jspecify.annotations.NullMarked;
