/** A file as a receipt: merchant, date, total, taxes and what else till receipts show. */
@NullMarked
package dev.pitcrew.documents.receipt;

import org.jspecify.annotations.NullMarked;
