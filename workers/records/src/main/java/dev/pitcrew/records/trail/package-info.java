/** The audit trail: who did what to which thing, as entries that are only ever added. */
@NullMarked
package dev.pitcrew.records.trail;

import org.jspecify.annotations.NullMarked;
