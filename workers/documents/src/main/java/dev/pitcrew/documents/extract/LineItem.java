package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice; amounts as decimal text with a dot, absent where they were not found.
 *
 * @param page from 1, absent for XML
 */
public record LineItem(
    String description,
    @Nullable String quantity,
    @Nullable String unitPrice,
    @Nullable String amount,
    @Nullable Integer page,
    @Nullable Box box) {}
