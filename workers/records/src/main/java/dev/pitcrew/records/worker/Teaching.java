package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.check.Names;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.learn.Layout;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one validation teaches about a vendor's documents. */
final class Teaching {

  private static final double LIKE_THE_NAME = 0.3;

  private final Records records;
  private final Words words;

  Teaching(Records records, Words words) {
    this.records = records;
    this.words = words;
  }

  /**
   * Which words stand by each corrected field.
   *
   * @param corrected the new values by field
   */
  void places(
      JsonNode reading,
      ReadInvoice invoice,
      String vendorId,
      Map<String, String> corrected,
      String by) {
    if (corrected.isEmpty() || reading.path("kind").asText().equals("e-invoice")) {
      return;
    }
    var layout = new Layout(words.of(reading));
    corrected.forEach(
        (field, value) -> {
          var where = invoice.field(field);
          List<Double> box =
              where == null || where.box() == null || where.box().size() != 4
                  ? null
                  : where.box().stream().map(Number::doubleValue).toList();
          // What was known led to a value that had to be corrected.
          records.layoutHints().forget(vendorId, field);
          layout
              .learn(field, value, box)
              .ifPresent(hint -> records.layoutHints().teach(vendorId, hint, by));
        });
  }

  /**
   * The vendor was wrong or missing: its name, account or VAT number will tell it next time. Only a
   * spelling that is like the name is learned, because a misread word must not stand for a vendor;
   * and only numbers that nobody else has.
   */
  void vendor(
      ReadInvoice invoice,
      Vendor vendor,
      @org.jspecify.annotations.Nullable String from,
      String by) {
    if (from != null && Names.similarity(from, vendor.name()) >= LIKE_THE_NAME) {
      records.vendors().addAlias(vendor.id(), from);
      return;
    }
    invoice
        .iban()
        .filter(iban -> vendor.iban() != null && iban.equals(Iban.compact(vendor.iban())))
        .ifPresent(iban -> records.layoutHints().mark("iban", iban, vendor.id(), by));
    invoice
        .text("vat_id")
        .map(Teaching::plain)
        .filter(this::isNobodys)
        .ifPresent(number -> records.layoutHints().mark("vat-id", number, vendor.id(), by));
  }

  private boolean isNobodys(String number) {
    return number.length() >= 8
        && records.entities().all().stream()
            .flatMap(entity -> entity.vatIds().stream())
            .noneMatch(one -> plain(one).equals(number))
        && records.vendors().all().stream()
            .noneMatch(one -> one.vatId() != null && plain(one.vatId()).equals(number));
  }

  private static String plain(String vatId) {
    return vatId.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }
}
