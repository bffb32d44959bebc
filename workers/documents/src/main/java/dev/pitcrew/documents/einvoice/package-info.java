/**
 * E-invoices: UBL, CII, ZUGFeRD, Factur-X, XRechnung and FatturaPA, read straight from their terms.
 */
@NullMarked
package dev.pitcrew.documents.einvoice;

import org.jspecify.annotations.NullMarked;
