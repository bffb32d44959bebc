package dev.pitcrew.samples.make;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice.
 *
 * @param rate the VAT rate in percent
 * @param article the seller's number for it
 * @param orderLine which line of the order it is about
 */
record Item(
    String description,
    int quantity,
    String unit,
    BigDecimal unitPrice,
    int rate,
    @Nullable String article,
    @Nullable Integer orderLine) {

  static Item of(String description, int quantity, String unit, String unitPrice, int rate) {
    return new Item(description, quantity, unit, new BigDecimal(unitPrice), rate, null, null);
  }

  Item ordered(String articleNumber, int line) {
    return new Item(description, quantity, unit, unitPrice, rate, articleNumber, line);
  }

  BigDecimal amount() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP);
  }
}
