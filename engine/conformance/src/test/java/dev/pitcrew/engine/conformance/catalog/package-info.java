/** The scenarios, by element and rule. */
@NullMarked
package dev.pitcrew.engine.conformance.catalog;

import org.jspecify.annotations.NullMarked;
