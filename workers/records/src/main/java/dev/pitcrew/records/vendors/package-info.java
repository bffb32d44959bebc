/** Vendors, and what was learnt of their documents and of what they are booked to. */
@NullMarked
package dev.pitcrew.records.vendors;

import org.jspecify.annotations.NullMarked;
