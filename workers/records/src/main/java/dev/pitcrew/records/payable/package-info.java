/** What is owed: invoices to vendors and the claims of employees, until they are paid. */
@NullMarked
package dev.pitcrew.records.payable;

import org.jspecify.annotations.NullMarked;
