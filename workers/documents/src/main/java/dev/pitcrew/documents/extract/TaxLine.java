package dev.pitcrew.documents.extract;

import org.jspecify.annotations.Nullable;

/**
 * One rate of an invoice's tax table; numbers as decimal text with a dot, absent where they were
 * not found.
 *
 * @param rate in percent
 * @param net what the tax is charged on
 * @param category VAT category code of EN 16931 (S, Z, E, AE, K, G, O)
 * @param exemptionReason why nothing is charged, in the document's words
 */
public record TaxLine(
    @Nullable String rate,
    @Nullable String net,
    @Nullable String tax,
    @Nullable String category,
    @Nullable String exemptionReason) {}
