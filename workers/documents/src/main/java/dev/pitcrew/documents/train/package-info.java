/** Learns the weights of the extraction from labelled documents, by a command. */
@NullMarked
package dev.pitcrew.documents.train;

import org.jspecify.annotations.NullMarked;
