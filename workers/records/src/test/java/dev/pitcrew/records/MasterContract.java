package dev.pitcrew.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.BankChanges.Outcome;
import dev.pitcrew.records.master.ImportKind;
import dev.pitcrew.records.master.ImportReport;
import dev.pitcrew.records.master.ImportRequest;
import dev.pitcrew.records.master.MasterImport;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do for master data and its changes. */
abstract class MasterContract {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Path MASTER = Path.of("../../samples/master");
  private static final String OLD = "DE06999900020044556677";
  private static final String NEW = "DE81999900080027182818";
  private static final String ORDERS =
      "order,line,vendor,entity,quantity,unit_price,vat_code\n"
          + "T-1,1,V1001,brueckner-voss,10,4.30,V19\n"
          + "T-1,2,V1001,brueckner-voss,5,2,V19\n";

  @TempDir Path folder;
  @TempDir Path files;

  private final TestBooks books;
  Records records;

  MasterContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws Exception {
    records = Records.open(books.stocked(folder), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldChangeNothingWhenTheSameFilesComeAgain() {
    // when, then
    for (var kind : ImportKind.values()) {
      var file = MASTER.resolve(kind.word() + ".csv");
      if (Files.exists(file)) {
        var again = new MasterImport(records).run(kind, ImportRequest.of(file, "clara"));
        assertThat(again.problems()).isEmpty();
        assertThat(again.added() + again.changed()).as(kind.word()).isZero();
        assertThat(again.unchanged()).as(kind.word()).isPositive();
        assertThat(again.notices()).isEmpty();
      }
    }
    var company = company(MASTER.resolve("company.json"));
    assertThat(company.counts()).isEqualTo("0 new, 0 changed, 2 unchanged");
  }

  @Test
  void shouldAddAndChangeWhatTheFileSaysAndNothingElse() throws IOException {
    // when
    var report =
        run(
            ImportKind.VENDORS,
            "id;name;country;risk\nV1001;Hansen Büro GmbH;DE;high\nV7;Neu AG;CH;\n");

    // then
    assertThat(report.counts()).isEqualTo("1 new, 1 changed, 0 unchanged");
    var hansen = records.vendors().find("V1001").orElseThrow();
    assertThat(hansen.name()).isEqualTo("Hansen Büro GmbH");
    assertThat(hansen.risk()).isEqualTo(Vendor.Risk.HIGH);
    assertThat(hansen.iban()).isEqualTo(OLD);
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
        run(
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
            "in.csv, cell C3 (country): Expected a country code of two capital letters, but found 'XX'.",
            "in.csv, cell D3 (iban): Expected a valid IBAN, but found 'DE00123'.",
            "in.csv, cell E3 (risk): Expected a risk of low, normal or high, but found 'mild'.",
            "in.csv, cell F3 (terms_days): Expected 0 to 365 days, but found 900.",
            "in.csv, cell G3 (email): Expected an e-mail address, but found 'nobody'.",
            "in.csv, cell H3 (entity): Expected one of our companies in the company file, but 'bv-servce' is not there. Perhaps 'bv-service' was meant.",
            "in.csv, cell I3 (vat_code): Expected a VAT code of one of our companies, but 'V91' is not there. Perhaps 'V19' was meant.",
            "in.csv, cell A4 (id): Expected vendor V8 once, but row 2 has it already.");
    assertThat(records.vendors().find("V8")).isEmpty();
  }

  @Test
  void shouldOnlyLookWhenItIsADryRun() throws IOException {
    // given
    var file = write("id,name,country\nV8,Neu AG,CH\n");
    var request =
        new ImportRequest(file, null, null, Set.of(), "clara", true, ImportRequest.Known.UPDATE);

    // when
    var report = new MasterImport(records).run(ImportKind.VENDORS, request);

    // then
    assertThat(report.counts()).isEqualTo("1 new, 0 changed, 0 unchanged");
    assertThat(records.vendors().find("V8")).isEmpty();
  }

  @Test
  void shouldAskAControllerWhenAnImportBringsAnotherAccount() throws IOException {
    // given
    var text = "id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + NEW + "\n";

    // when
    var report = run(ImportKind.VENDORS, text);
    var again = run(ImportKind.VENDORS, text);

    // then
    assertThat(report.notices())
        .containsExactly(
            "V1001: its account stays DE06 9999 0002 0044 5566 77; the change to DE81 9999 0008 0027 1828 18 waits for another person, a controller, to confirm.");
    assertThat(again.counts()).isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(OLD);
    assertThat(records.bankChanges().open())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.requestedBy()).isEqualTo("clara");
              assertThat(change.iban()).isEqualTo(NEW);
              assertThat(change.oldIban()).isEqualTo(OLD);
            });
  }

  @Test
  void shouldWantToKnowWhoAsksForAnotherAccount() throws IOException {
    // given
    var file = write("id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + NEW + "\n");

    // when
    var report = new MasterImport(records).run(ImportKind.VENDORS, ImportRequest.of(file, "root"));

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell D2 (iban): Expected to know who asks for another account of vendor V1001, but 'root' is none of our people. Say who does, with --by USERNAME; a controller must confirm it.");
  }

  @Test
  void shouldGiveATwinOfAKnownVendorNoAccountWithoutASecondPerson() throws IOException {
    // when
    var report =
        run(
            ImportKind.VENDORS,
            "id,name,country,vat_id,iban\nV1999,Hansen Buero,DE,DE 123 987 656," + NEW + "\n");

    // then
    assertThat(report.counts()).isEqualTo("1 new, 0 changed, 0 unchanged");
    assertThat(records.vendors().find("V1999").orElseThrow().iban()).isNull();
    assertThat(records.bankChanges().ofVendor("V1999"))
        .extracting(BankChange::iban)
        .containsExactly(NEW);
  }

  @Test
  void shouldTakeTwoPeopleToChangeAnAccount() {
    // given
    var change = requested("clara");

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
                "Expected vendor V1001 to be called at +49 40 5550 210 as the master data say, but +49 171 666 was called."));
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(OLD);

    assertThat(records.bankChanges().confirm(change.id(), "carl", "(040) 5550-210"))
        .isInstanceOf(Outcome.Done.class);
    var vendor = records.vendors().find("V1001").orElseThrow();
    assertThat(vendor.iban()).isEqualTo(NEW);
    assertThat(vendor.bankChangedAt()).isEqualTo(NOW);
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
    var change = requested("carl");
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
  void shouldLetASubstituteOfTheControllerConfirm() {
    // given
    var change = requested("clara");
    var today = LocalDate.of(2026, 11, 20);
    records.absences().save(new Absence("carl", today, today, "dora"));

    // when, then
    assertThat(records.bankChanges().confirm(change.id(), "dora", null))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void shouldKeepTheAccountWhenTheChangeIsRefusedAndNotAskAgain() throws IOException {
    // given
    var change = requested("clara");

    // when
    assertThat(records.bankChanges().refuse(change.id(), "carl", "They know nothing of it."))
        .isInstanceOf(Outcome.Done.class);
    var again =
        run(
            ImportKind.VENDORS,
            "id,name,country,iban\nV1001,Hansen Bürobedarf GmbH,DE," + NEW + "\n");

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(OLD);
    assertThat(again.counts()).isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(again.notices())
        .containsExactly(
            "V1001: its account stays DE06 9999 0002 0044 5566 77; carl refused the change to DE81 9999 0008 0027 1828 18: They know nothing of it.");
  }

  @Test
  void shouldRefuseARequestThatMakesNoSense() {
    // when, then
    assertThat(records.bankChanges().request("V1", NEW, null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected to change the bank account of vendor V1, but there is no such vendor."));
    assertThat(records.bankChanges().request("V1001", "DE12", null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected an account for vendor V1001, but DE12 is no valid IBAN."));
    assertThat(records.bankChanges().request("V1001", OLD, null, "clara", "Letter."))
        .isEqualTo(
            new Outcome.Refused(
                "Expected another account for vendor V1001, but DE06 9999 0002 0044 5566 77 is the one it has."));
    assertThat(requested("clara")).isEqualTo(requested("clara"));
  }

  @Test
  void shouldRefuseToConfirmWhenTheAccountChangedInBetween() {
    // given
    var first = requested("clara");
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
  void shouldCheckPeopleAgainstEachOther() throws IOException {
    // when
    var report =
        run(
            ImportKind.PEOPLE,
            "username,name,roles,manager,active\n"
                + "nora,Nora,clrek|approver,antn,maybe\n"
                + "dora,Dora,director,clara,yes\n"
                + "Ben Z,Ben,,,\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (roles): Expected roles out of admin, analyst, approver, auditor, clerk, controller, director, hr, it, manager, operator, treasurer, with a bar between them, but found 'clrek'. Perhaps 'clerk' was meant.",
            "in.csv, cell D2 (manager): Expected the manager in this file or in the books, but 'antn' is not there. Perhaps 'anton' was meant.",
            "in.csv, cell E2 (active): Expected yes or no, but found 'maybe'.",
            "in.csv, cell D3 (manager): Expected a superior of dora who is not managed by dora, but the chain is dora, clara, anton, dora.",
            "in.csv, cell A4 (username): Expected a user name of small letters, digits, points and hyphens, but found 'Ben Z'.");
  }

  @Test
  void shouldKeepWhoLeftOutOfEverything() throws IOException {
    // when
    var report = run(ImportKind.PEOPLE, "username;name;active\nsven;Sven Halvorsen;nein\n");

    // then
    assertThat(report.counts()).isEqualTo("0 new, 1 changed, 0 unchanged");
    assertThat(records.people().withRole("approver"))
        .extracting(Person::username)
        .containsExactly("anton", "dora");
    assertThat(records.people().find("sven").orElseThrow().roles()).containsExactly("approver");
    assertThat(records.absences().substituteOf("anton", LocalDate.of(2026, 8, 5))).isEmpty();
  }

  @Test
  void shouldRefuseAbsencesThatLeaveNobody() throws IOException {
    // when
    var report =
        run(
            ImportKind.ABSENCES,
            "username,from,to,substitute\n"
                + "sven,2026-08-10,2026-08-20,anton\n"
                + "dora,2026-09-01,2026-08-01,anton\n"
                + "carl,2026-09-01,2026-09-02,carl\n"
                + "theo,2026-09-01,2026-09-02,nobody\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell D2 (substitute): Expected somebody at work to stand in for sven on 2026-08-10, but the substitutes anton are away too.",
            "in.csv, cell C3 (to): Expected a day on or after 2026-09-01, but found 2026-08-01.",
            "in.csv, cell D4 (substitute): Expected another person to stand in for carl, but it is the same one.",
            "in.csv, cell D5 (substitute): Expected somebody at work among our people, but 'nobody' is not there.");
  }

  @Test
  void shouldFindWhoStandsInOnThatDay() {
    // when, then
    assertThat(records.absences().representedBy("sven", LocalDate.of(2026, 8, 14)))
        .containsExactly("anton");
    assertThat(records.absences().representedBy("sven", LocalDate.of(2026, 8, 15))).isEmpty();
    assertThat(records.absences().substituteOf("anton", LocalDate.of(2026, 8, 3))).contains("sven");
    assertThat(records.absences().remove("anton", LocalDate.of(2026, 8, 3))).isTrue();
    assertThat(records.absences().isAbsent("anton", LocalDate.of(2026, 8, 3))).isFalse();
  }

  @Test
  void shouldKeepOrdersAndWhatCameInForThem() throws IOException {
    // when
    var orders = run(ImportKind.ORDERS, ORDERS);
    var receipts =
        run(
            ImportKind.RECEIPTS,
            "receipt,order,line,quantity,date\nR-1,T-1,1,6,2026-11-18\nR-2,T-1,1,5,2026-11-19\n");

    // then
    assertThat(orders.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    assertThat(receipts.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    assertThat(receipts.notices())
        .containsExactly("Order T-1, line 1: 11 came in, 10 were ordered.");
    var order = records.orders().find("T-1").orElseThrow();
    assertThat(order.currency()).isEqualTo("EUR");
    assertThat(order.lines())
        .extracting(OrderLine::unitPrice)
        .containsExactly(new BigDecimal("4.30"), new BigDecimal("2"));
    assertThat(records.orders().received("T-1", 1)).isEqualByComparingTo("11");
    assertThat(records.orders().received("T-1", 2)).isZero();
    assertThat(run(ImportKind.ORDERS, ORDERS.replace("4.30", "4.3")).counts())
        .isEqualTo("0 new, 0 changed, 2 unchanged");
  }

  @Test
  void shouldAnnounceAReceiptOnceAndAgainWhenItChanged() throws IOException {
    // given
    run(ImportKind.ORDERS, ORDERS);
    var text = "receipt,order,line,quantity,date\nR-1,T-1,1,6,2026-11-18\nR-1,T-1,2,5,2026-11-18\n";
    records.orders().unannounced().forEach(receipt -> records.orders().announced(receipt.id()));
    run(ImportKind.RECEIPTS, text);

    // when, then
    assertThat(records.orders().unannounced()).extracting(Receipt::line).containsExactly(1, 2);
    records.orders().announced("R-1");
    assertThat(records.orders().unannounced()).isEmpty();
    run(ImportKind.RECEIPTS, text);
    assertThat(records.orders().unannounced()).isEmpty();
    run(ImportKind.RECEIPTS, text.replace(",6,", ",7,"));
    assertThat(records.orders().unannounced())
        .containsExactly(
            new Receipt("R-1", "T-1", 1, new BigDecimal("7"), LocalDate.of(2026, 11, 18)));
  }

  @Test
  void shouldNameWhatDoesNotFitTheBooks() throws IOException {
    // given
    run(ImportKind.ORDERS, ORDERS);

    // when
    var orders =
        run(
            ImportKind.ORDERS,
            "order,line,vendor,entity,currency,quantity,unit_price,vat_code\n"
                + "T-1,3,V1002,brueckner-voss,EUR,1,1,\n"
                + "T-2,0,V999,brueckner-voss,EURO,0,-1,V18\n"
                + "T-3,1,V1001,,EUR,1,1,\n");
    var receipts =
        run(
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
            "in.csv, cell A2 (order): Expected order T-1 to be of vendor V1001, company brueckner-voss, in EUR as the books say, but this row says V1002, brueckner-voss, EUR.",
            "in.csv, cell B3 (line): Expected a line from 1, but found 0.",
            "in.csv, cell C3 (vendor): Expected a vendor in the books, but 'V999' is not there.",
            "in.csv, cell E3 (currency): Expected a currency code such as EUR, but found 'EURO'.",
            "in.csv, cell F3 (quantity): Expected a quantity above zero, but found 0.",
            "in.csv, cell G3 (unit_price): Expected a price of zero or more, but found -1.",
            "in.csv, cell H3 (vat_code): Expected a VAT code of brueckner-voss, but 'V18' is not there. Perhaps 'V19' was meant.",
            "in.csv, cell D4 (entity): Expected one of our companies in column 'entity', since there are 2, but found none.");
    assertThat(receipts.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (line): Expected a line of order T-1 (1, 2), but found 7.",
            "in.csv, cell B3 (order): Expected an order in the books, but 'T-9' is not there. Import the orders first.",
            "in.csv, cell D4 (quantity): Expected a quantity, but found 0.",
            "in.csv, cell D5 (quantity): Expected no more to go back than came in, but -1 would be left.");
  }

  @Test
  void shouldKeepACompanyAsItsFileSays() throws IOException {
    // given
    var text = Files.readString(MASTER.resolve("company.json"));

    // when
    var report =
        company(write(text.replace("\"friday\": \"08:00-15:00\"", "\"friday\": \"08:00-12:00\"")));

    // then
    assertThat(report.counts()).isEqualTo("0 new, 2 changed, 0 unchanged");
    var service = records.entities().find("bv-service").orElseThrow();
    assertThat(service.vatIds()).containsExactly("DE812345681");
    assertThat(service.bookkeeping().vatCode("RC19").orElseThrow().outputAccount())
        .isEqualTo("3837");
    assertThat(service.retention()).containsEntry("invoice", java.time.Period.ofYears(8));
    assertThat(
            records
                .calendars()
                .of("bv-service")
                .plusWorkingDays(Instant.parse("2026-11-19T14:00:00Z"), 1))
        .isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
  }

  @Test
  void shouldNameEverythingWrongInACompanyFile() throws IOException {
    // when
    var report =
        company(
            write(
                """
                {"entities": [{"id": "x", "name": "X GmbH", "iban": "DE12", "contry": "DE",
                  "timeZone": "Berlin", "vatIds": ["4711"],
                  "workingHours": {"mon-fri": "08:00-17:00"},
                  "holidays": {"easter": ["-2"], "yearly": ["13-01"]},
                  "retention": {"invoices": "P8Y", "books": "P-1Y"},
                  "vatCodes": [{"code": "R", "rate": "190", "treatment": "reverse-charge"}]}]}
                """));

    // then
    assertThat(report.problems())
        .extracting(TableProblem::cell)
        .containsExactlyInAnyOrder(
            "entities[0].contry",
            "entities[0].iban",
            "entities[0].country",
            "entities[0].timeZone",
            "entities[0].vatIds[0]",
            "entities[0].workingHours",
            "entities[0].holidays.easter",
            "entities[0].holidays",
            "entities[0].retention.invoices",
            "entities[0].retention.books",
            "entities[0].vatCodes[0].rate",
            "entities[0].vatCodes[0]");
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .contains(
            "in.csv, entities[0].iban: Expected a valid IBAN, but found 'DE12'.",
            "in.csv, entities[0].country: Expected a value, but it is missing.");
    assertThat(company(write("{\"entities\": [")).problems())
        .extracting(TableProblem::message)
        .singleElement()
        .asString()
        .startsWith("Expected JSON, but line 1, column ");
    assertThat(records.entities().find("x")).isEmpty();
  }

  @Test
  void shouldKeepWhatPeopleChangedWhenTheSamplesAreCompleted() {
    // given
    var change = requested("clara");
    records.bankChanges().confirm(change.id(), "carl", null);

    // when
    MasterData.complete(records, MASTER);

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(NEW);
    assertThat(records.bankChanges().open()).isEmpty();
  }

  @Test
  void shouldAskForAnotherAccountWhenAnEmployeeIsKnown() throws IOException {
    // given
    var before = records.people().find("clara").orElseThrow();
    var text = "username,name,iban,grade\nclara,Clara Winter,%s,senior\n".formatted(NEW);

    // when
    var report = run(ImportKind.PEOPLE, text);

    // then the rest is changed, the account is asked for, once
    assertThat(report.counts()).isEqualTo("0 new, 1 changed, 0 unchanged");
    assertThat(report.notices())
        .containsExactly(
            "clara: the account stays; the change to …%s waits for another person, a controller, to confirm."
                .formatted(NEW.substring(NEW.length() - 4)));
    assertThat(records.people().find("clara").orElseThrow().iban()).isEqualTo(before.iban());
    assertThat(records.people().find("clara").orElseThrow().grade()).isEqualTo("senior");
    assertThat(run(ImportKind.PEOPLE, text).counts()).isEqualTo("0 new, 0 changed, 1 unchanged");
    assertThat(records.bankChanges().open()).hasSize(1);

    // and an empty cell takes no account away, a new person comes with one
    assertThat(run(ImportKind.PEOPLE, "username,name,iban\nclara,Clara Winter,\n").notices())
        .isEmpty();
    assertThat(records.people().find("clara").orElseThrow().iban()).isEqualTo(before.iban());
    run(ImportKind.PEOPLE, "username,name,iban\nnew.one,New One," + OLD + "\n");
    assertThat(records.people().find("new.one").orElseThrow().iban()).isEqualTo(OLD);
  }

  @Test
  void shouldTakeRatesWhenABankPublishesThem() throws IOException {
    // when
    var report =
        run(
            ImportKind.RATES,
            "date,currency,rate,source\n2027-01-04,USD,1.0841,Central bank\n2027-01-04,JPY,162.35,Central bank\n");

    // then
    assertThat(report.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    var day = LocalDate.of(2027, 1, 9);
    assertThat(records.currencyRates().on("USD", day).orElseThrow().perEuro())
        .isEqualByComparingTo("1.0841");
    assertThat(records.currencyRates().on("USD", day.plusDays(3))).isEmpty();
    assertThat(records.audit().about("currency-rate", "USD 2027-01-04")).hasSize(1);
  }

  @Test
  void shouldNameEveryBadRateWhenAFileIsWrong() throws IOException {
    // when
    var report =
        run(
            ImportKind.RATES,
            "date,currency,rate,source\n2027-01-04,USD,-1.08,Bank\n2027-01-04,EUR,1,Bank\n2027-01-04,XYZ,2,Bank\n2027-01-05,GBP,0,Bank\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (rate): Expected how many units of USD one euro is worth, but found -1.08.",
            "in.csv, cell B3 (currency): Expected a currency code such as USD, not EUR, but found 'EUR'.",
            "in.csv, cell B4 (currency): Expected a currency code such as USD, not EUR, but found 'XYZ'.",
            "in.csv, cell C5 (rate): Expected how many units of GBP one euro is worth, but found 0.");
    assertThat(records.currencyRates().find("USD", LocalDate.of(2027, 1, 4))).isEmpty();
  }

  private BankChange requested(String by) {
    return ((Outcome.Done) records.bankChanges().request("V1001", NEW, null, by, "Letter."))
        .change();
  }

  private ImportReport run(ImportKind kind, String text) throws IOException {
    return new MasterImport(records).run(kind, ImportRequest.of(write(text), "clara"));
  }

  private ImportReport company(Path file) {
    return new MasterImport(records).company(ImportRequest.of(file, "clara"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(files.resolve("in.csv"), text);
  }
}
