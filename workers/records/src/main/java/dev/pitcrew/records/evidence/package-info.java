/**
 * The evidence of a case: what an auditor takes along, as one archive whose parts can be checked.
 */
@NullMarked
package dev.pitcrew.records.evidence;

import org.jspecify.annotations.NullMarked;
