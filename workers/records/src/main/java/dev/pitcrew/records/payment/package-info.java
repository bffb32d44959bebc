/** Payment runs, what the bank makes of their payments, and the way back when money returns. */
@NullMarked
package dev.pitcrew.records.payment;

import org.jspecify.annotations.NullMarked;
