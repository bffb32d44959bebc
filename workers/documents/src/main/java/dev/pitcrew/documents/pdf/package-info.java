/** From the text of a PDF to the page model, by geometry and by what a person can see. */
@NullMarked
package dev.pitcrew.documents.pdf;

import org.jspecify.annotations.NullMarked;
