/** A file as an invoice: read, understood, and for hybrids compared with what is printed. */
@NullMarked
package dev.pitcrew.documents.invoice;

import org.jspecify.annotations.NullMarked;
