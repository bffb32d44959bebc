package dev.pitcrew.records.payable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A posted invoice as lists and questions need it; credit notes are none.
 *
 * @param numberKey the number without what is written one way or another
 * @param postedOn when it was posted
 */
public record InvoiceLine(
    String id,
    String entityId,
    String vendorId,
    String vendorName,
    String number,
    String numberKey,
    LocalDate issueDate,
    BigDecimal payable,
    String currency,
    Instant postedOn) {}
