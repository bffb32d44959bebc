/**
 * The cases that documents become: how they came in, what was corrected, how they end and begin
 * again.
 */
@NullMarked
package dev.pitcrew.records.cases;

import org.jspecify.annotations.NullMarked;
