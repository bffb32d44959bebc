package dev.pitcrew.records.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.accounts.BankChanges.Outcome;
import dev.pitcrew.records.master.ImportKind;
import dev.pitcrew.records.master.ImportRequest;
import dev.pitcrew.records.master.MasterFiles;
import dev.pitcrew.records.master.MasterImport;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another account of a vendor or an employee: two people stand behind it. */
abstract class BankChangeContract {

  @TempDir Path folder;
  @TempDir Path written;

  private final TestBooks books;

  private Records records;
  private MasterFiles files;

  BankChangeContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    records = Records.open(books.stocked(folder), InstantSource.fixed(MasterFiles.NOW));
    files = new MasterFiles(records, written);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldAskAControllerWhenAnImportBringsAnotherAccount() throws IOException {
    // given
    var text = "id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + MasterFiles.NEW + "\n";

    // when
    var report = files.run(ImportKind.VENDORS, text);
    var again = files.run(ImportKind.VENDORS, text);

    // then
    assertThat(report.notices())
        .containsExactly(
            "V1001: its account stays DE06 9999 0002 0044 5566 77; the change to DE81 9999 0008"
                + " 0027 1828 18 waits for another person, a controller, to confirm.");
    assertThat(again.counts()).isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MasterFiles.OLD);
    assertThat(records.bankChanges().open())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.requestedBy()).isEqualTo("clara");
              assertThat(change.iban()).isEqualTo(MasterFiles.NEW);
              assertThat(change.oldIban()).isEqualTo(MasterFiles.OLD);
            });
  }

  @Test
  void shouldWantToKnowWhoAsksForAnotherAccount() throws IOException {
    // given
    var file =
        files.write(
            "id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + MasterFiles.NEW + "\n");

    // when
    var report = new MasterImport(records).run(ImportKind.VENDORS, ImportRequest.of(file, "root"));

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell D2 (iban): Expected to know who asks for another account of vendor V1001,"
                + " but 'root' is none of our people. Say who does, with --by USERNAME; a"
                + " controller must confirm it.");
  }

  @Test
  void shouldGiveATwinOfAKnownVendorNoAccountWithoutASecondPerson() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.VENDORS,
            "id,name,country,vat_id,iban\nV1999,Hansen Buero,DE,DE 123 987 656,"
                + MasterFiles.NEW
                + "\n");

    // then
    assertThat(report.counts()).isEqualTo("1 new, 0 changed, 0 unchanged");
    assertThat(records.vendors().find("V1999").orElseThrow().iban()).isNull();
    assertThat(records.bankChanges().ofVendor("V1999"))
        .extracting(BankChange::iban)
        .containsExactly(MasterFiles.NEW);
  }

  @Test
  void shouldTakeTwoPeopleToChangeAnAccount() {
    // given
    var change = files.requested("clara");

    // when, then
    assertThat(records.bankChanges().confirm(change.id(), "clara", null))
        .isEqualTo(
            new Outcome.Refused(
                "Expected a second person to confirm bank change %d, but clara asked for it."
                    .formatted(change.id())));
    assertThat(records.bankChanges().confirm(change.id(), "anton", null))
        .isEqualTo(
            new Outcome.Refused(
                "Expected a controller to confirm bank change %d, but anton is none and stands in for none."
                    .formatted(change.id())));
    assertThat(records.bankChanges().confirm(change.id(), "carl", "+49 171 666"))
        .isEqualTo(
            new Outcome.Refused(
                "Expected vendor V1001 to be called at +49 40 5550 210 as the master data say, but"
                    + " +49 171 666 was called."));
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MasterFiles.OLD);

    assertThat(records.bankChanges().confirm(change.id(), "carl", "(040) 5550-210"))
        .isInstanceOf(Outcome.Done.class);
    var vendor = records.vendors().find("V1001").orElseThrow();
    assertThat(vendor.iban()).isEqualTo(MasterFiles.NEW);
    assertThat(vendor.bankChangedAt()).isEqualTo(MasterFiles.NOW);
    assertThat(records.bankChanges().open()).isEmpty();
    assertThat(records.bankChanges().confirm(change.id(), "carl", null))
        .isEqualTo(
            new Outcome.Refused(
                "Expected to confirm bank change %d, but it was confirmed by carl before."
                    .formatted(change.id())));
    assertThat(records.audit().about("vendor", "V1001"))
        .extracting(AuditEntry::what)
        .endsWith("vendor-bank-change-requested", "vendor-bank-account-changed");
  }

  @Test
  void shouldNotLetAControllerConfirmWhatTheControllerAskedForNotEvenThroughASubstitute() {
    // given
    var change = files.requested("carl");
    var today = LocalDate.of(2026, 11, 20);
    records.absences().save(new Absence("carl", today, today, "dora"));

    // when, then
    assertThat(records.bankChanges().confirm(change.id(), "carl", null))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(records.bankChanges().confirm(change.id(), "dora", null))
        .isEqualTo(
            new Outcome.Refused(
                "Expected a second person to confirm bank change %d, but carl asked for it and dora stands in for that person."
                    .formatted(change.id())));
  }

  @Test
  void shouldNotLetASubstituteConfirmTheDataOfWhomTheyStandInFor() {
    // given
    var today = LocalDate.of(2026, 11, 20);
    records.absences().save(new Absence("anton", today, today, "carl"));

    // when, then
    for (var own : List.of("anton", "carl")) {
      assertThatThrownBy(
              () -> records.paymentReturns().confirm(Payee.ofEmployee(own), "carl", "asked"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Expected somebody else to confirm the data of %s.".formatted(own));
    }
    assertThat(records.paymentReturns().confirm(Payee.ofEmployee("clara"), "carl", "asked"))
        .isEmpty();
  }

  @Test
  void shouldLetASubstituteOfTheControllerConfirm() {
    // given
    var change = files.requested("clara");
    var today = LocalDate.of(2026, 11, 20);
    records.absences().save(new Absence("carl", today, today, "dora"));

    // when, then
    assertThat(records.bankChanges().confirm(change.id(), "dora", null))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void shouldKeepTheAccountWhenTheChangeIsRefusedAndNotAskAgain() throws IOException {
    // given
    var change = files.requested("clara");

    // when
    assertThat(records.bankChanges().refuse(change.id(), "carl", "They know nothing of it."))
        .isInstanceOf(Outcome.Done.class);
    var again =
        files.run(
            ImportKind.VENDORS,
            "id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + MasterFiles.NEW + "\n");

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MasterFiles.OLD);
    assertThat(again.counts()).isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(again.notices())
        .containsExactly(
            "V1001: its account stays DE06 9999 0002 0044 5566 77; carl refused the change to DE81"
                + " 9999 0008 0027 1828 18: They know nothing of it.");
  }

  @Test
  void shouldRefuseARequestThatMakesNoSense() {
    // when, then
    assertThat(records.bankChanges().request("V1", MasterFiles.NEW, null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected to change the bank account of vendor V1, but there is no such vendor."));
    assertThat(records.bankChanges().request("V1001", "DE12", null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected an account for vendor V1001, but DE12 is no valid IBAN."));
    assertThat(records.bankChanges().request("V1001", MasterFiles.OLD, null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected another account for vendor V1001, but DE06 9999 0002 0044 5566 77 is the"
                    + " one it has."));
    assertThat(files.requested("clara")).isEqualTo(files.requested("clara"));
  }

  @Test
  void shouldRefuseToConfirmWhenTheAccountChangedInBetween() {
    // given
    var first = files.requested("clara");
    var other =
        ((Outcome.Done)
                records
                    .bankChanges()
                    .request("V1001", "DE66999900070031415926", null, "anton", "Mail."))
            .change();
    records.bankChanges().confirm(other.id(), "carl", null);

    // when, then
    assertThat(records.bankChanges().confirm(first.id(), "carl", null))
        .isEqualTo(
            new Outcome.Refused(
                "Expected vendor V1001 to have the account it had when bank change %d was asked for, but it was changed since. Refuse this one and ask again."
                    .formatted(first.id())));
  }

  @Test
  void shouldAskForAnotherAccountWhenAnEmployeeIsKnown() throws IOException {
    // given
    var before = records.people().find("clara").orElseThrow();
    var text =
        "username,name,iban,grade\nclara,Clara Winter,%s,senior\n".formatted(MasterFiles.NEW);

    // when
    var report = files.run(ImportKind.PEOPLE, text);

    // then the rest is changed, the account is asked for, once
    assertThat(report.counts()).isEqualTo("0 new, 1 changed, 0 unchanged");
    assertThat(report.notices())
        .containsExactly(
            "clara: the account stays; the change to …%s waits for another person, a controller, to confirm."
                .formatted(MasterFiles.NEW.substring(MasterFiles.NEW.length() - 4)));
    assertThat(records.people().find("clara").orElseThrow().iban()).isEqualTo(before.iban());
    assertThat(records.people().find("clara").orElseThrow().grade()).isEqualTo("senior");
    assertThat(files.run(ImportKind.PEOPLE, text).counts())
        .isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(records.bankChanges().open()).hasSize(1);

    // and an empty cell takes no account away, a new person comes with one
    assertThat(files.run(ImportKind.PEOPLE, "username,name,iban\nclara,Clara Winter,\n").notices())
        .isEmpty();
    assertThat(records.people().find("clara").orElseThrow().iban()).isEqualTo(before.iban());
    files.run(ImportKind.PEOPLE, "username,name,iban\nnew.one,New One," + MasterFiles.OLD + "\n");
    assertThat(records.people().find("new.one").orElseThrow().iban()).isEqualTo(MasterFiles.OLD);
  }
}
