/**
 * Makes the sample documents: layouts, e-invoices, and what a scanner or a phone does to a page.
 */
@NullMarked
package dev.pitcrew.samples.make;

import org.jspecify.annotations.NullMarked;
