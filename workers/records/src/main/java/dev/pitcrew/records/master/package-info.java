/** Master data as files bring them: companies, vendors, people, absences, orders and receipts. */
@NullMarked
package dev.pitcrew.records.master;

import org.jspecify.annotations.NullMarked;
