/**
 * What people's corrections teach about a vendor's documents, and how it is used on the next one.
 * Pure functions over the words of a page.
 */
@NullMarked
package dev.pitcrew.records.learn;

import org.jspecify.annotations.NullMarked;
