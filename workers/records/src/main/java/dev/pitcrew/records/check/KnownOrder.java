package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase order as the checks see it. */
public record KnownOrder(
    String number, String entityId, String vendorId, String currency, List<Line> lines) {

  /**
   * One line of it.
   *
   * @param invoicedBefore what posted invoices took, and those under way that came earlier
   */
  public record Line(
      int line,
      @Nullable String articleNumber,
      @Nullable String description,
      @Nullable String unit,
      BigDecimal ordered,
      BigDecimal received,
      BigDecimal invoicedBefore,
      @Nullable BigDecimal unitPrice,
      @Nullable String account,
      @Nullable String costCentre,
      @Nullable String vatCode) {

    BigDecimal price() {
      return unitPrice == null ? BigDecimal.ZERO : unitPrice;
    }
  }
}
