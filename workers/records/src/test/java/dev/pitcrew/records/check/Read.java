package dev.pitcrew.records.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds what a reader would have read. */
final class Read {

  private final Map<String, ReadField> fields = new LinkedHashMap<>();
  private final List<ReadInvoice.Tax> taxes = new ArrayList<>();
  private final List<ReadInvoice.Line> lines = new ArrayList<>();

  /** A plain invoice of a known vendor that nothing is wrong with. */
  static Read good() {
    return new Read()
        .with("vendor", "Hansen Bürobedarf GmbH")
        .with("customer", "Brückner & Voss Maschinenbau GmbH")
        .with("vat_id", "DE123987656")
        .with("invoice_number", "RE-2026-0042")
        .with("issue_date", "2026-11-10")
        .with("due_date", "2026-11-24")
        .with("currency", "EUR")
        .with("net", "100.00")
        .with("tax", "19.00")
        .with("total", "119.00")
        .with("payable", "119.00")
        .with("iban", "DE06999900020044556677");
  }

  Read with(String name, @Nullable String value) {
    return with(name, value, 1.0);
  }

  Read with(String name, @Nullable String value, double confidence) {
    fields.put(name, new ReadField(value, confidence, 1, null, "text"));
    return this;
  }

  Read read(String name, ReadField field) {
    fields.put(name, field);
    return this;
  }

  Read without(String name) {
    fields.remove(name);
    return this;
  }

  Read tax(String rate, String net, String tax) {
    return tax(rate, net, tax, null, null);
  }

  Read tax(
      @Nullable String rate,
      String net,
      String tax,
      @Nullable String category,
      @Nullable String reason) {
    taxes.add(new ReadInvoice.Tax(rate, net, tax, category, reason));
    return this;
  }

  /** A line with what an order is compared by. */
  Read line(String description, String quantity, String unitPrice, String amount) {
    lines.add(
        new ReadInvoice.Line(
            null,
            null,
            description,
            null,
            quantity,
            unitPrice,
            amount,
            null,
            null,
            null,
            null,
            1,
            null));
    return this;
  }

  Read line(ReadInvoice.Line line) {
    lines.add(line);
    return this;
  }

  ReadInvoice invoice() {
    return new ReadInvoice(fields, lines, taxes);
  }
}
