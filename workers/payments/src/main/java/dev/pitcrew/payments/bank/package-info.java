/** Reads what banks answer: statements (camt.053) and the status of payment files (pain.002). */
@NullMarked
package dev.pitcrew.payments.bank;

import org.jspecify.annotations.NullMarked;
