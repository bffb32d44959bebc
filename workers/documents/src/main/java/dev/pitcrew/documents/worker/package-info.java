/** The jobs of this worker: reading a document, and keeping it. */
@NullMarked
package dev.pitcrew.documents.worker;

import org.jspecify.annotations.NullMarked;
