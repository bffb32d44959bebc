package dev.pitcrew.records.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase order.
 *
 * @param line its number in the order, from 1
 * @param unit as the order names it, such as {@code pcs}
 * @param unitPrice net, in the order's currency
 */
public record OrderLine(
    int line,
    @Nullable String articleNumber,
    @Nullable String description,
    @Nullable String unit,
    BigDecimal quantity,
    BigDecimal unitPrice,
    @Nullable String account,
    @Nullable String costCentre,
    @Nullable String vatCode) {}
