/**
 * Documents kept behind the Documents API: put by their own hash, so that a repeat changes nothing.
 */
@NullMarked
package dev.pitcrew.jobs.shelf;

import org.jspecify.annotations.NullMarked;
