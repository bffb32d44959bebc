/** The ledger of effects: what was done outside is done once. */
@NullMarked
package dev.pitcrew.records.effects;

import org.jspecify.annotations.NullMarked;
