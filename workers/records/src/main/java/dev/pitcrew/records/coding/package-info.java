/**
 * What an invoice is booked to: account, cost centre and VAT code of each line, and the journal
 * entries that come of them. Pure functions.
 */
@NullMarked
package dev.pitcrew.records.coding;

import org.jspecify.annotations.NullMarked;
