package dev.pitcrew.samples.make;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An invoice before it is put on paper.
 *
 * @param printedTotal what the page claims instead of the true total; absent where it tells the
 *     truth
 */
record Invoice(
    Party seller,
    Party buyer,
    String number,
    LocalDate issued,
    LocalDate due,
    @Nullable String order,
    List<Item> items,
    @Nullable BigDecimal printedTotal) {

  static Invoice of(
      Party seller,
      String number,
      String issued,
      int termsDays,
      @Nullable String order,
      Item... items) {
    LocalDate date = LocalDate.parse(issued);
    return new Invoice(
        seller, Parties.BUYER, number, date, date.plusDays(termsDays), order, List.of(items), null);
  }

  Invoice claimingTotal(String total) {
    return new Invoice(seller, buyer, number, issued, due, order, items, new BigDecimal(total));
  }

  Invoice from(Party other) {
    return new Invoice(other, buyer, number, issued, due, order, items, printedTotal);
  }

  /** What each VAT rate is due on. */
  Map<Integer, BigDecimal> netByRate() {
    Map<Integer, BigDecimal> byRate = new TreeMap<>();
    items.forEach(item -> byRate.merge(item.rate(), item.amount(), BigDecimal::add));
    return byRate;
  }

  BigDecimal tax(int rate) {
    return netByRate()
        .get(rate)
        .multiply(BigDecimal.valueOf(rate))
        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
  }

  BigDecimal net() {
    return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal tax() {
    return netByRate().keySet().stream().map(this::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal total() {
    return printedTotal != null ? printedTotal : net().add(tax());
  }

  /** The true answers, by field name. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("vendor", seller.name());
    fields.put("customer", buyer.name());
    fields.put("vat_id", seller.vatId());
    fields.put("invoice_number", number);
    fields.put("issue_date", issued.toString());
    fields.put("due_date", due.toString());
    fields.put("currency", "EUR");
    fields.put("net", net().toPlainString());
    fields.put("tax", tax().toPlainString());
    fields.put("total", total().toPlainString());
    fields.put("payable", total().toPlainString());
    fields.put("iban", seller.iban());
    if (order != null) {
      fields.put("po_number", order);
    }
    return fields;
  }
}
