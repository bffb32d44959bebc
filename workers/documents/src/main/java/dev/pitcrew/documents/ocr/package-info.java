/** From pictures of pages to the page model: preparation, Tesseract, and places in points. */
@NullMarked
package dev.pitcrew.documents.ocr;

import org.jspecify.annotations.NullMarked;
