/**
 * The back office's own books: people, vendors, invoices, payments, cases, effects and the audit
 * trail, in one store.
 */
@NullMarked
package dev.pitcrew.records;

import org.jspecify.annotations.NullMarked;
