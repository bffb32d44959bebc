package dev.pitcrew.documents.einvoice;

import dev.pitcrew.documents.extract.Extraction;
import dev.pitcrew.documents.page.Finding;
import java.util.List;

/**
 * An e-invoice.
 *
 * @param profile as the invoice names it; empty where it does not
 * @param extraction its fields; amounts have the sign that stands in the XML, so that a credit note
 *     (type code 381) is positive there as its standard demands
 * @param findings what is wrong with it as XML, such as an amount that is none
 */
public record EInvoice(
    Syntax syntax, String profile, Extraction extraction, List<Finding> findings) {}
