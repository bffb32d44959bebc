package dev.pitcrew.records.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import changes, leaves alone and refuses: all of a file or nothing. */
abstract class MasterImportContract {

  @TempDir Path folder;
  @TempDir Path written;

  private final TestBooks books;

  private Records records;
  private MasterFiles files;

  MasterImportContract(TestBooks books) {
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
  void shouldChangeNothingWhenTheSameFilesComeAgain() {
    // when, then
    for (var kind : ImportKind.values()) {
      var file = MasterFiles.MASTER.resolve(kind.word() + ".csv");
      if (Files.exists(file)) {
        var again = new MasterImport(records).run(kind, ImportRequest.of(file, "clara"));
        assertThat(again.problems()).isEmpty();
        assertThat(again.added() + again.changed()).as(kind.word()).isZero();
        assertThat(again.unchanged()).as(kind.word()).isPositive();
        assertThat(again.notices()).isEmpty();
      }
    }
    var company = files.company(MasterFiles.MASTER.resolve("company.json"));
    assertThat(company.counts()).isEqualTo("0 new, 0 changed, 2 unchanged");
  }

  @Test
  void shouldAddAndChangeWhatTheFileSaysAndNothingElse() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.VENDORS,
            "id;name;country;risk\nV1001;Hansen Büro GmbH;DE;high\nV7;Neu AG;CH;\n");

    // then
    assertThat(report.counts()).isEqualTo("1 new, 1 changed, 0 unchanged");
    var hansen = records.vendors().find("V1001").orElseThrow();
    assertThat(hansen.name()).isEqualTo("Hansen Büro GmbH");
    assertThat(hansen.risk()).isEqualTo(Vendor.Risk.HIGH);
    assertThat(hansen.iban()).isEqualTo(MasterFiles.OLD);
    assertThat(hansen.phone()).isEqualTo("+49 40 5550 210");
    assertThat(hansen.aliases()).contains("Hansen Büro");
    assertThat(records.vendors().find("V7").orElseThrow().termsDays()).isEqualTo(30);
    assertThat(records.audit().about("vendor", "V1001"))
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("clara");
              assertThat(entry.what()).isEqualTo("vendor-changed");
              assertThat(entry.before())
                  .isEqualTo("{\"name\":\"Hansen Bürobedarf GmbH\",\"risk\":\"low\"}");
              assertThat(entry.after())
                  .isEqualTo("{\"name\":\"Hansen Büro GmbH\",\"risk\":\"high\"}");
            });
  }

  @Test
  void shouldChangeNothingWhenOneCellIsWrong() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.VENDORS,
            "id,name,country,iban,risk,terms_days,email,entity,vat_code\n"
                + "V8,Neu AG,CH,,low,14,a@b.example,,\n"
                + "V9,Auch AG,XX,DE00123,mild,900,nobody,bv-servce,V91\n"
                + "V8,Wieder AG,DE,,,,,,\n");

    // then
    assertThat(report.isRefused()).isTrue();
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C3 (country): Expected a country code of two capital letters, but found"
                + " 'XX'.",
            "in.csv, cell D3 (iban): Expected a valid IBAN, but found 'DE00123'.",
            "in.csv, cell E3 (risk): Expected a risk of low, normal or high, but found 'mild'.",
            "in.csv, cell F3 (terms_days): Expected 0 to 365 days, but found 900.",
            "in.csv, cell G3 (email): Expected an e-mail address, but found 'nobody'.",
            "in.csv, cell H3 (entity): Expected one of our companies in the company file, but"
                + " 'bv-servce' is not there. Perhaps 'bv-service' was meant.",
            "in.csv, cell I3 (vat_code): Expected a VAT code of one of our companies, but 'V91' is"
                + " not there. Perhaps 'V19' was meant.",
            "in.csv, cell A4 (id): Expected vendor V8 once, but row 2 has it already.");
    assertThat(records.vendors().find("V8")).isEmpty();
  }

  @Test
  void shouldOnlyLookWhenItIsADryRun() throws IOException {
    // given
    var file = files.write("id,name,country\nV8,Neu AG,CH\n");
    var request =
        new ImportRequest(file, null, null, Set.of(), "clara", true, ImportRequest.Known.UPDATE);

    // when
    var report = new MasterImport(records).run(ImportKind.VENDORS, request);

    // then
    assertThat(report.counts()).isEqualTo("1 new, 0 changed, 0 unchanged");
    assertThat(records.vendors().find("V8")).isEmpty();
  }

  @Test
  void shouldCheckPeopleAgainstEachOther() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.PEOPLE,
            "username,name,roles,manager,active\n"
                + "nora,Nora,clrek|approver,antn,maybe\n"
                + "dora,Dora,director,clara,yes\n"
                + "Ben Z,Ben,,,\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (roles): Expected roles out of admin, analyst, approver, auditor,"
                + " clerk, controller, director, hr, it, manager, operator, treasurer, with a bar"
                + " between them, but found 'clrek'. Perhaps 'clerk' was meant.",
            "in.csv, cell D2 (manager): Expected the manager in this file or in the books, but"
                + " 'antn' is not there. Perhaps 'anton' was meant.",
            "in.csv, cell E2 (active): Expected yes or no, but found 'maybe'.",
            "in.csv, cell D3 (manager): Expected a superior of dora who is not managed by dora, but"
                + " the chain is dora, clara, anton, dora.",
            "in.csv, cell A4 (username): Expected a user name of small letters, digits, points and"
                + " hyphens, but found 'Ben Z'.");
  }

  @Test
  void shouldKeepWhoLeftOutOfEverything() throws IOException {
    // when
    var report = files.run(ImportKind.PEOPLE, "username;name;active\nsven;Sven Halvorsen;nein\n");

    // then
    assertThat(report.counts()).isEqualTo("0 new, 1 changed, 0 unchanged");
    assertThat(records.people().withRole("approver"))
        .extracting(Person::username)
        .containsExactly("anton", "dora");
    assertThat(records.people().find("sven").orElseThrow().roles()).containsExactly("approver");
    assertThat(records.absences().substituteOf("anton", LocalDate.of(2026, 8, 5))).isEmpty();
  }

  @Test
  void shouldNameWhatDoesNotFitTheBooks() throws IOException {
    // given
    files.run(ImportKind.ORDERS, MasterFiles.ORDERS);

    // when
    var orders =
        files.run(
            ImportKind.ORDERS,
            "order,line,vendor,entity,currency,quantity,unit_price,vat_code\n"
                + "T-1,3,V1002,brueckner-voss,EUR,1,1,\n"
                + "T-2,0,V999,brueckner-voss,EURO,0,-1,V18\n"
                + "T-3,1,V1001,,EUR,1,1,\n");
    var receipts =
        files.run(
            ImportKind.RECEIPTS,
            "receipt,order,line,quantity,date\n"
                + "R-1,T-1,7,1,2026-11-18\n"
                + "R-2,T-9,1,1,2026-11-18\n"
                + "R-3,T-1,1,0,2026-11-18\n"
                + "R-4,T-1,2,-1,2026-11-18\n");

    // then
    assertThat(orders.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell A2 (order): Expected order T-1 to be of vendor V1001, company"
                + " brueckner-voss, in EUR as the books say, but this row says V1002,"
                + " brueckner-voss, EUR.",
            "in.csv, cell B3 (line): Expected a line from 1, but found 0.",
            "in.csv, cell C3 (vendor): Expected a vendor in the books, but 'V999' is not there.",
            "in.csv, cell E3 (currency): Expected a currency code such as EUR, but found 'EURO'.",
            "in.csv, cell F3 (quantity): Expected a quantity above zero, but found 0.",
            "in.csv, cell G3 (unit_price): Expected a price of zero or more, but found -1.",
            "in.csv, cell H3 (vat_code): Expected a VAT code of brueckner-voss, but 'V18' is not"
                + " there. Perhaps 'V19' was meant.",
            "in.csv, cell D4 (entity): Expected one of our companies in column 'entity', since"
                + " there are 2, but found none.");
    assertThat(receipts.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (line): Expected a line of order T-1 (1, 2), but found 7.",
            "in.csv, cell B3 (order): Expected an order in the books, but 'T-9' is not there."
                + " Import the orders first.",
            "in.csv, cell D4 (quantity): Expected a quantity, but found 0.",
            "in.csv, cell D5 (quantity): Expected no more to go back than came in, but -1 would be"
                + " left.");
  }

  @Test
  void shouldKeepWhatPeopleChangedWhenTheSamplesAreCompleted() {
    // given
    var change = files.requested("clara");
    records.bankChanges().confirm(change.id(), "carl", null);

    // when
    MasterData.complete(records, MasterFiles.MASTER);

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MasterFiles.NEW);
    assertThat(records.bankChanges().open()).isEmpty();
  }
}
