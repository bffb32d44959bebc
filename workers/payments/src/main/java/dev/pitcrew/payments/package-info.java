/**
 * Pays what is due: proposes payment runs from the books and writes them as SEPA credit transfer
 * files.
 */
@NullMarked
package dev.pitcrew.payments;

import org.jspecify.annotations.NullMarked;
