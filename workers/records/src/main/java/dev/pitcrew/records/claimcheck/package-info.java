/** Expense claims: from rows and pictures to typed lines, matched receipts and what is owed. */
@NullMarked
package dev.pitcrew.records.claimcheck;

import org.jspecify.annotations.NullMarked;
