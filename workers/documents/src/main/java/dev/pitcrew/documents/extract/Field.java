package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Source;
import org.jspecify.annotations.Nullable;

/**
 * One value that was read, and where it comes from.
 *
 * @param value normalised: amounts as decimal with two digits and a dot, dates as yyyy-mm-dd, IBAN
 *     and ids as printed without blanks in IBAN
 * @param confidence the probability that the value is right, 0 to 1
 * @param page from 1, absent for XML
 * @param box where on the page, absent for XML
 * @param source how it was read
 */
public record Field(
    String value, double confidence, @Nullable Integer page, @Nullable Box box, Source source) {}
