package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.spreadsheets.TableRow;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an import may do with a bank account: give one to a vendor that is new, and ask for one
 * where the vendor is known, be it under another number with the same VAT id.
 */
final class VendorAccounts {

  private final Records records;
  private final Collection<Vendor> known;
  private final Rows rows;
  private final ImportRequest request;
  private final Plan plan;

  VendorAccounts(
      Records records, Collection<Vendor> known, Rows rows, ImportRequest request, Plan plan) {
    this.records = records;
    this.known = known;
    this.rows = rows;
    this.request = request;
    this.plan = plan;
  }

  /**
   * The account the vendor has from now on, and the one a second person is asked for.
   *
   * @param wantedIban absent when nobody is asked
   */
  record Decision(
      @Nullable String iban,
      @Nullable String bic,
      @Nullable String wantedIban,
      @Nullable String wantedBic,
      String reason) {

    boolean isAsked() {
      return wantedIban != null;
    }

    void ask(BankChanges changes, String vendorId, String by) {
      if (wantedIban != null
          && changes.request(vendorId, wantedIban, wantedBic, by, reason)
              instanceof BankChanges.Outcome.Refused refused) {
        throw new IllegalStateException(refused.reason());
      }
    }
  }

  Decision decide(TableRow row, Optional<Vendor> before) {
    var iban = row.text("iban").filter(Iban::isValid).map(Iban::compact);
    var bic = row.text("bic");
    if (before.isEmpty()) {
      var twin = iban.flatMap(account -> twin(row, account));
      return twin.isPresent()
          ? ask(
              row,
              null,
              null,
              iban.get(),
              bic.orElse(null),
              "It has the VAT id of " + twin.get().id())
          : new Decision(
              iban.orElse(null), iban.isPresent() ? bic.orElse(null) : null, null, null, "");
    }
    var vendor = before.get();
    boolean same =
        iban.isEmpty()
            || (vendor.iban() != null
                && iban.get().equals(Iban.compact(vendor.iban()))
                && (bic.isEmpty() || Objects.equals(bic.get(), vendor.bic())));
    return same
        ? new Decision(vendor.iban(), vendor.bic(), null, null, "")
        : ask(row, vendor.iban(), vendor.bic(), iban.get(), bic.orElse(null), "It is known");
  }

  /** Somebody we know under another number, paid elsewhere. */
  private Optional<Vendor> twin(TableRow row, String iban) {
    return row.text("vat_id")
        .map(Forms::compact)
        .flatMap(
            vatId ->
                known.stream()
                    .filter(vendor -> vendor.vatId() != null)
                    .filter(vendor -> Forms.compact(vendor.vatId()).equals(vatId))
                    .filter(vendor -> !iban.equals(vendor.iban()))
                    .findFirst());
  }

  private Decision ask(
      TableRow row,
      @Nullable String iban,
      @Nullable String bic,
      String wanted,
      @Nullable String wantedBic,
      String why) {
    var id = row.text("id").orElseThrow();
    var kept = new Decision(iban, bic, null, null, "");
    var last =
        records.bankChanges().ofVendor(id).stream()
            .filter(change -> change.iban().equals(wanted))
            .findFirst();
    if (last.filter(change -> change.state() == BankChange.State.REQUESTED).isPresent()) {
      plan.notice(
          "%s: its account stays %s; the change to %s waits for a controller (bank change %d).",
          id, shown(iban), Iban.grouped(wanted), last.get().id());
      return kept;
    }
    if (last.filter(change -> change.state() == BankChange.State.REFUSED).isPresent()) {
      plan.notice(
          "%s: its account stays %s; %s refused the change to %s: %s",
          id,
          shown(iban),
          last.get().decidedBy(),
          Iban.grouped(wanted),
          last.get().decisionReason());
      return kept;
    }
    if (records.people().find(request.by()).filter(Person::active).isEmpty()) {
      rows.problem(
          row,
          "iban",
          "Expected to know who asks for another account of vendor %s, but '%s' is none of our"
              + " people. Say who does, with --by USERNAME; a controller must confirm it.",
          id,
          request.by());
      return kept;
    }
    plan.notice(
        "%s: its account %s %s; the change to %s %s for another person, a controller, to confirm.",
        id,
        iban == null ? "is" : "stays",
        shown(iban),
        Iban.grouped(wanted),
        request.dryRun() ? "would wait" : "waits");
    return new Decision(
        iban,
        bic,
        wanted,
        wantedBic,
        "%s; import of %s.".formatted(why, request.file().getFileName()));
  }

  private static String shown(@Nullable String iban) {
    return iban == null ? "empty" : Iban.grouped(iban);
  }
}
