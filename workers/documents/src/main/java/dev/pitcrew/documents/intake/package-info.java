/**
 * How documents arrive: a watched folder, an upload, the API; the same bytes, or XML and PDF of one
 * invoice, make one case.
 */
@NullMarked
package dev.pitcrew.documents.intake;

import org.jspecify.annotations.NullMarked;
