/** What the bank says: statements, replies to payment files, and what does not match. */
@NullMarked
package dev.pitcrew.records.bank;

import org.jspecify.annotations.NullMarked;
