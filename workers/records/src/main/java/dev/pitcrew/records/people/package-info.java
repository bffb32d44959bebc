/** The people of our companies, when they are away, and who stands in for them. */
@NullMarked
package dev.pitcrew.records.people;

import org.jspecify.annotations.NullMarked;
