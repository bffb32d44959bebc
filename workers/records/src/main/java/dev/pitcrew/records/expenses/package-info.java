/** Expense claims, what stands in them, and what claimants are told. */
@NullMarked
package dev.pitcrew.records.expenses;

import org.jspecify.annotations.NullMarked;
