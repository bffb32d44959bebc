package dev.pitcrew.records.check;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the checks look at.
 *
 * @param printed what the page shows, for hybrids only
 * @param readingFindings what the reader noticed
 * @param seenByPerson whether a person has compared the document with its fields: warnings are then
 *     accepted
 */
public record CheckInput(
    ReadInvoice invoice,
    @Nullable ReadInvoice printed,
    List<Finding> readingFindings,
    String sha256,
    boolean seenByPerson,
    LocalDate today,
    Books books,
    Thresholds thresholds) {}
