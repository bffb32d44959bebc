package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Intercompany;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.coding.Coder;
import dev.pitcrew.records.coding.Coding;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code records.code-invoice}. Safe to run twice: it only reads the books. What a person coded
 * stays when the invoice comes by again, as long as the line is the same.
 */
final class CodeInvoice implements JobWork {

  static final String TYPE = "records.code-invoice";
  static final List<String> VARIABLES = List.of("intake", "invoice", "check", "coding");

  private final Records records;

  CodeInvoice(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var suggested = suggest(records, input);
    var earlier = input.optional(Coding.class, "coding");
    return JobOutcome.completed(
        "coding",
        Variables.toMap(earlier.map(before -> kept(suggested, before)).orElse(suggested)));
  }

  /** What the books know about the lines of an invoice. */
  static Coding suggest(Records records, JobInput input) {
    var vendor = vendor(records, input);
    var orders = new KnownOrders(records, input.requiredText("intake", "caseId"));
    return new Coder(
            input.required(ReadInvoice.class, "invoice"),
            vendor,
            entity(records, input),
            records.vendorCodings().ofVendor(vendor.id()))
        .code(orders::find);
  }

  static Vendor vendor(Records records, JobInput input) {
    return input
        .text("check", "vendorId")
        .flatMap(id -> find(records, id))
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to know the vendor of an invoice, but it is not in the master"
                        + " data."));
  }

  private static Optional<Vendor> find(Records records, String id) {
    return records
        .vendors()
        .find(id)
        .or(
            () ->
                Intercompany.sellers(List.of(), records.entities().all()).stream()
                    .filter(vendor -> vendor.id().equals(id))
                    .findFirst());
  }

  static Entity entity(Records records, JobInput input) {
    return input
        .text("check", "entityId")
        .flatMap(records.entities()::find)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to know which of our companies an invoice is for, but it is none."));
  }

  private static Coding kept(Coding suggested, Coding before) {
    if (suggested.lines().size() != before.lines().size()) {
      return suggested;
    }
    var lines = new ArrayList<Coding.Line>();
    for (int i = 0; i < suggested.lines().size(); i++) {
      var line = suggested.lines().get(i);
      var old = before.lines().get(i);
      boolean same = old.source().equals("person") && old.net().equals(line.net());
      lines.add(same ? old : line);
    }
    return Coding.of(lines);
  }
}
