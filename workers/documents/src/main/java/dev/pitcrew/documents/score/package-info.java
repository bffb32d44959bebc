/** Measures extracted fields against labelled documents, field by field. */
@NullMarked
package dev.pitcrew.documents.score;

import org.jspecify.annotations.NullMarked;
