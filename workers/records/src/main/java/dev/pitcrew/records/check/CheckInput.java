package dev.pitcrew.records.check;

import dev.pitcrew.records.Case;
import dev.pitcrew.records.Entity;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Vendor;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the checks look at.
 *
 * @param printed what the page shows, for hybrids only
 * @param readingFindings what the reader noticed
 * @param seenByPerson whether a person has compared the document with its fields: warnings are then
 *     accepted
 * @param register a vendor's items together with items that have the same file
 * @param openCases other open cases of a vendor with the same number
 */
public record CheckInput(
    ReadInvoice invoice,
    @Nullable ReadInvoice printed,
    List<Finding> readingFindings,
    String sha256,
    boolean seenByPerson,
    LocalDate today,
    List<Entity> entities,
    List<Vendor> vendors,
    Function<String, List<Invoice>> register,
    Function<String, List<Case>> openCases,
    Thresholds thresholds) {}
