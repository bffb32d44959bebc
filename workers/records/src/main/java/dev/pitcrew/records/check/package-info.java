/**
 * What is asked of an invoice before money moves: pure functions from what was read and what the
 * books say to findings.
 */
@NullMarked
package dev.pitcrew.records.check;

import org.jspecify.annotations.NullMarked;
