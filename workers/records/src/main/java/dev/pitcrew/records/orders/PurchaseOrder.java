package dev.pitcrew.records.orders;

import java.util.List;

/**
 * What one of our companies ordered of a vendor.
 *
 * @param currency ISO 4217 code of all its prices
 * @param lines by line number
 */
public record PurchaseOrder(
    String number, String entityId, String vendorId, String currency, List<OrderLine> lines) {

  public PurchaseOrder {
    lines = List.copyOf(lines);
  }
}
