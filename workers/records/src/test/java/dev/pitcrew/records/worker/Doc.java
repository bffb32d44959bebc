package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as the reader would have read it. */
final class Doc {

  private final Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
  private final List<Object> lines = new ArrayList<>();
  private final List<Object> taxes = new ArrayList<>();

  /** A plain invoice of a known vendor. */
  static Doc of(String number) {
    return new Doc()
        .with("vendor", "Hansen Bürobedarf GmbH")
        .with("customer", "Brückner & Voss Maschinenbau GmbH")
        .with("invoice_number", number)
        .with("issue_date", "2026-11-10")
        .with("currency", "EUR")
        .with("net", "100.00")
        .with("tax", "19.00")
        .with("total", "119.00")
        .with("payable", "119.00")
        .with("iban", "DE06999900020044556677");
  }

  Doc with(String field, String value) {
    fields.put(field, Map.of("value", value, "confidence", 1, "page", 1, "source", "text"));
    return this;
  }

  Doc without(String field) {
    fields.remove(field);
    return this;
  }

  /** As if all of it had been read in another way, such as {@code xml}. */
  Doc source(String source) {
    fields.replaceAll(
        (name, field) -> {
          var changed = new LinkedHashMap<>(field);
          changed.put("source", source);
          return changed;
        });
    return this;
  }

  Doc line(String description, String quantity, String unitPrice, String amount) {
    lines.add(
        Map.of(
            "description", description,
            "quantity", quantity,
            "unitPrice", unitPrice,
            "amount", amount));
    return this;
  }

  Doc tax(String rate, String net, String tax, String category, String reason) {
    taxes.add(
        Map.of(
            "rate", rate, "net", net, "tax", tax, "category", category, "exemptionReason", reason));
    return this;
  }

  /** As variable {@code invoice}. */
  String json() {
    return "\"invoice\": "
        + Variables.toJson(Map.of("fields", fields, "lineItems", lines, "taxes", taxes));
  }
}
