package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Correction;
import dev.pitcrew.records.check.Finding;
import dev.pitcrew.records.check.Names;
import dev.pitcrew.records.check.ReadField;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.learn.Layout;
import dev.pitcrew.records.learn.Layout.Found;
import dev.pitcrew.records.learn.PageWord;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies to a document what people corrected on earlier ones of the same vendor, so that it need
 * not be corrected again: what is the same on each of them, and where its layout shows a value.
 * What a person entered or an e-invoice says stays; a bank account is never learned.
 *
 * @param invoice variable {@code invoice} as it is now
 * @param findings what was taken over, for people to see
 */
record Learned(ObjectNode invoice, List<Finding> findings) {

  /** Fields that are the same on each document of a vendor. */
  private static final List<String> CONSTANT =
      List.of("currency", "customer", "customer_vat_id", "vat_id");

  /** Below this a word of a picture may be misread even where it should stand. */
  private static final double LEGIBLE = 0.85;

  private static final double LIKE_THE_NAME = 0.3;

  static Learned apply(
      Records records, ObjectNode invoice, Vendor vendor, Supplier<List<PageWord>> words) {
    var learned = new Learned(invoice.deepCopy(), new ArrayList<>());
    learned.name(vendor);
    var corrections = records.corrections().ofVendor(vendor.id());
    for (var field : CONSTANT) {
      learned
          .constant(field, corrections)
          .ifPresent(one -> learned.put(field, one.corrected(), 1, null, null, one.by()));
    }
    learned.places(records, vendor, words);
    return learned;
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** Its logo says nothing, but people have said whose document has this number or account. */
  private void name(Vendor vendor) {
    var read = field("vendor");
    boolean unlike =
        read.map(ReadField::value)
            .filter(name -> Names.similarity(name, vendor.name()) >= LIKE_THE_NAME)
            .isEmpty();
    boolean alias = read.map(ReadField::value).filter(vendor.aliases()::contains).isPresent();
    if (unlike && !alias && isOpen("vendor")) {
      put("vendor", vendor.name(), 1, null, null, null);
    }
  }

  private Optional<Correction> constant(String field, List<Correction> corrections) {
    var now = field(field).map(ReadField::value).filter(value -> !value.isBlank()).orElse(null);
    return isOpen(field)
        ? corrections.stream()
            .filter(one -> one.field().equals(field))
            .filter(one -> Objects.equals(one.read(), now))
            .findFirst()
            .filter(one -> one.corrected() != null && !one.corrected().equals(now))
        : Optional.empty();
  }

  private void places(Records records, Vendor vendor, Supplier<List<PageWord>> words) {
    var hints =
        records.layoutHints().ofVendor(vendor.id()).stream()
            .filter(hint -> isOpen(hint.field()))
            .toList();
    if (hints.isEmpty()) {
      return;
    }
    var layout = new Layout(words.get());
    for (var hint : hints) {
      layout
          .find(hint)
          .filter(found -> found.confidence() >= LEGIBLE)
          .filter(found -> isNews(hint.field(), found))
          .ifPresent(found -> put(hint.field(), found.value(), 1, found.page(), found.box(), null));
    }
  }

  /** Another value, or the same with less certainty. */
  private boolean isNews(String name, Found found) {
    return field(name)
        .filter(read -> found.value().equals(read.value()) && read.confidence() >= 1)
        .isEmpty();
  }

  private boolean isOpen(String name) {
    return field(name)
        .map(ReadField::source)
        .filter(source -> source.equals("person") || source.equals("xml"))
        .isEmpty();
  }

  private Optional<ReadField> field(String name) {
    var node = invoice.path("fields").path(name);
    return node.isObject()
        ? Optional.of(Variables.convert(node, ReadField.class, "invoice.fields." + name))
        : Optional.empty();
  }

  private void put(
      String name,
      String value,
      double confidence,
      @Nullable Integer page,
      @Nullable List<Double> box,
      @Nullable String by) {
    var before = field(name).map(ReadField::value).orElse(null);
    ObjectNode node = invoice.withObjectProperty("fields").putObject(name);
    node.put("value", value).put("confidence", confidence).put("source", "learned");
    if (page != null && box != null) {
      node.put("page", page).set("box", Variables.MAPPER.valueToTree(box));
    }
    if (!value.equals(before)) {
      findings.add(
          Finding.info(
              "learned",
              name,
              "%s as %s corrected it on an earlier document of this vendor."
                  .formatted(
                      name.equals("vendor") ? "The vendor was taken" : "It was taken",
                      by == null ? "a person" : by)));
    }
  }

  ReadInvoice read() {
    return Variables.convert((JsonNode) invoice, ReadInvoice.class, "invoice");
  }
}
