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
    @Nullable BigDecimal printedTotal,
    Nature nature) {

  static Invoice of(
      Party seller,
      String number,
      String issued,
      int termsDays,
      @Nullable String order,
      Item... items) {
    LocalDate date = LocalDate.parse(issued);
    return new Invoice(
        seller,
        Parties.BUYER,
        number,
        date,
        date.plusDays(termsDays),
        order,
        List.of(items),
        null,
        Nature.PLAIN);
  }

  Invoice claimingTotal(String total) {
    return new Invoice(
        seller, buyer, number, issued, due, order, items, new BigDecimal(total), nature);
  }

  Invoice from(Party other) {
    return new Invoice(other, buyer, number, issued, due, order, items, printedTotal, nature);
  }

  Invoice to(Party other) {
    return new Invoice(seller, other, number, issued, due, order, items, printedTotal, nature);
  }

  Invoice as(Nature other) {
    return new Invoice(seller, buyer, number, issued, due, order, items, printedTotal, other);
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

  BigDecimal payable() {
    return total().subtract(nature.prepaid());
  }

  /** The true answers, by field name. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("vendor", seller.name());
    fields.put("customer", buyer.name());
    fields.put("vat_id", seller.vatId());
    fields.put("invoice_number", number);
    fields.put("issue_date", issued.toString());
    if (!nature.isCredit()) {
      fields.put("due_date", due.toString());
    }
    fields.put("currency", nature.currency());
    fields.put("net", net().toPlainString());
    fields.put("tax", tax().toPlainString());
    fields.put("total", total().toPlainString());
    fields.put("payable", payable().toPlainString());
    fields.put("iban", seller.iban());
    if (order != null) {
      fields.put("po_number", order);
    }
    if (!nature.type().equals("380")) {
      fields.put("type_code", nature.type());
    }
    if (nature.preceding() != null) {
      fields.put("preceding_invoice", nature.preceding());
    }
    if (nature.prepaid().signum() != 0) {
      fields.put("prepaid", nature.prepaid().toPlainString());
    }
    return fields;
  }
}
