/**
 * Our own companies: addresses, bookkeeping, working time, expense rules, and how long they keep
 * what.
 */
@NullMarked
package dev.pitcrew.records.company;

import org.jspecify.annotations.NullMarked;
