package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Correction;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Names;
import dev.pitcrew.records.check.ReadInvoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.register-validation}. Keeps what a person corrected for the vendor; another
 * spelling of a vendor's name becomes one of its names. Safe to run twice: a correction is kept
 * once for each case and field.
 */
final class RegisterValidation implements JobWork {

  static final String TYPE = "records.register-validation";
  static final List<String> VARIABLES = List.of("intake", "invoice", "validation", "check");

  private static final double LIKE_THE_NAME = 0.3;

  private final Records records;

  RegisterValidation(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var caseId = input.requiredText("intake", "caseId");
    var by = input.requiredText("validation", "by");
    var invoice = input.required(ReadInvoice.class, "invoice");
    var vendorId = vendorId(input, invoice);
    records.cases().touched(caseId);
    vendorId.ifPresent(
        id ->
            input
                .at("validation", "corrections")
                .ifPresent(
                    corrections ->
                        corrections
                            .properties()
                            .forEach(
                                entry ->
                                    keep(
                                        invoice,
                                        id,
                                        caseId,
                                        by,
                                        entry.getKey(),
                                        entry.getValue(),
                                        input
                                            .text("check", "read", entry.getKey())
                                            .orElse(null)))));
    return JobOutcome.completed();
  }

  /**
   * The vendor by the name that stands in the field now; the check before may not have known it.
   */
  private Optional<String> vendorId(JobInput input, ReadInvoice invoice) {
    return invoice
        .text("vendor")
        .flatMap(
            name ->
                records.vendors().all().stream()
                    .filter(vendor -> vendor.name().equals(name) || vendor.aliases().contains(name))
                    .map(vendor -> vendor.id())
                    .findFirst())
        .or(() -> input.text("check", "vendorId"));
  }

  /** A correction is the new value, or {@code {from, to}}. */
  private void keep(
      ReadInvoice invoice,
      String vendorId,
      String caseId,
      String by,
      String field,
      JsonNode correction,
      @Nullable String from) {
    var value = correction.isObject() ? correction.path("to") : correction;
    var to = value.isNull() || value.asText().isBlank() ? null : value.asText().strip();
    var where = invoice.field(field);
    records
        .corrections()
        .save(
            new Correction(
                vendorId,
                caseId,
                field,
                from,
                to,
                where == null ? null : where.page(),
                where == null || where.box() == null ? null : Variables.toJson(where.box()),
                by,
                records.clock().instant()));
    // Only a spelling that is like the name is learned: a misread word must not stand for a vendor
    // from now on.
    if (field.equals("vendor")
        && from != null
        && to != null
        && Names.similarity(from, to) >= LIKE_THE_NAME) {
      records.vendors().addAlias(vendorId, from);
    }
  }
}
