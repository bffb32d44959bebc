/** Purchase orders, what was received of them, and how much of them invoices have claimed. */
@NullMarked
package dev.pitcrew.records.orders;

import org.jspecify.annotations.NullMarked;
