/** The batch side: many files in, one JSON object for each out, scores against known answers. */
@NullMarked
package dev.pitcrew.documents.cli;

import org.jspecify.annotations.NullMarked;
