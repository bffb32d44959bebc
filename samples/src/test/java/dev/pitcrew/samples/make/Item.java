package dev.pitcrew.samples.make;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One line of an invoice; {@code rate} is the VAT rate in percent. */
record Item(String description, int quantity, String unit, BigDecimal unitPrice, int rate) {

  static Item of(String description, int quantity, String unit, String unitPrice, int rate) {
    return new Item(description, quantity, unit, new BigDecimal(unitPrice), rate);
  }

  BigDecimal amount() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP);
  }
}
