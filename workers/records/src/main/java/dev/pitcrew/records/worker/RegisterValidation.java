package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Correction;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.vendors.Vendor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.register-validation}. Keeps what a person corrected for the vendor, and learns
 * from it how to read its next document: see {@link Learned}. Safe to run twice: a correction is
 * kept once for each case and field.
 */
final class RegisterValidation implements JobWork {

  static final String TYPE = "records.register-validation";
  static final List<String> VARIABLES =
      List.of("intake", "reading", "invoice", "validation", "check");

  private final Records records;
  private final Teaching teaching;

  RegisterValidation(Records records) {
    this(records, Words.none());
  }

  RegisterValidation(Records records, Words words) {
    this.records = records;
    this.teaching = new Teaching(records, words);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var caseId = input.requiredText("intake", "caseId");
    records.cases().requireOwn(caseId, input.processInstanceKey());
    var by = input.requiredText("validation", "by");
    var invoice = input.required(ReadInvoice.class, "invoice");
    records.cases().touched(caseId);
    vendorId(input, invoice)
        .flatMap(records.vendors()::find)
        .ifPresent(vendor -> learn(input, invoice, vendor, caseId, by));
    return JobOutcome.completed();
  }

  private void learn(JobInput input, ReadInvoice invoice, Vendor vendor, String caseId, String by) {
    var corrected = new LinkedHashMap<String, String>();
    input
        .at("validation", "corrections")
        .ifPresent(
            corrections ->
                corrections
                    .properties()
                    .forEach(
                        entry -> {
                          var field = entry.getKey();
                          var from = input.text("check", "read", field).orElse(null);
                          var to =
                              keep(invoice, vendor.id(), caseId, by, field, entry.getValue(), from);
                          if (to != null) {
                            corrected.put(field, to);
                          }
                          if (field.equals("vendor") && to != null) {
                            teaching.vendor(invoice, vendor, from, by);
                          }
                        }));
    input
        .at("reading")
        .ifPresent(reading -> teaching.places(reading, invoice, vendor.id(), corrected, by));
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
  private @Nullable String keep(
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
    return to;
  }
}
