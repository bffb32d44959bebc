package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvoiceChecksTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final List<Entity> ENTITIES =
      List.of(
          new Entity(
              "bv",
              "Brückner & Voss Maschinenbau GmbH",
              List.of("B&V Maschinenbau"),
              "DE812345673",
              "DE25999900010000123400",
              null,
              new Address(null, null, null, "DE"),
              ZoneOffset.UTC));
  private static final List<Vendor> VENDORS =
      List.of(
          vendor("V1", "Hansen Bürobedarf GmbH", "DE123987656", "DE06999900020044556677"),
          vendor("V2", "Kessler Präzisionstechnik KG", "DE304159268", "DE20999900040011223344"),
          vendor("V3", "Papeterie Clairvaux SAS", "FR76998877665", null));

  @Test
  void shouldBeConfidentWhenNothingIsWrong() {
    // when
    var check = check(Read.good());

    // then
    assertThat(check.findings()).isEmpty();
    assertThat(check.confident()).isTrue();
    assertThat(check.vendorId()).isEqualTo("V1");
    assertThat(check.entityId()).isEqualTo("bv");
    assertThat(check.documentType()).isEqualTo("invoice");
    assertThat(check.amount()).isEqualTo("119.00");
    assertThat(check.bankAccountChanged()).isFalse();
  }

  @Test
  void shouldDoubtAFieldWhenItsReadingIsBelowTheThreshold() {
    // when
    var check =
        check(Read.good().with("total", "119.00", 0.89).with("invoice_number", "RE-1", 0.5));

    // then
    assertThat(check.confident()).isFalse();
    assertThat(check.doubtfulFields()).containsExactly("invoice_number", "total");
    assertThat(check.findings()).isEmpty();
    assertThat(check.read()).containsEntry("invoice_number", "RE-1");
  }

  @Test
  void shouldNotDoubtAFieldWhenTheBooksOrAnotherFieldConfirmIt() {
    // given
    var read =
        Read.good()
            .with("iban", "DE06999900020044556677", 0.2)
            .with("vendor", "Hansen Bürobedarf GmbH", 0.2)
            .with("payable", "119.00", 0.2);

    // when, then
    assertThat(check(read).confident()).isTrue();
    assertThat(check(read.with("total", "119.00", 0.2)).doubtfulFields())
        .containsExactly("payable", "total");
  }

  @Test
  void shouldPassOnlyCertainAnswersWhenAReaderNeverTrustsAField() {
    // given
    var thresholds = Thresholds.measured(field -> field.equals("total") ? 1.01 : 0.95);

    // when, then
    assertThat(thresholds.byField())
        .containsEntry("total", 1.0)
        .containsEntry("iban", 0.95)
        .containsEntry("vendor", 0.5);
  }

  @Test
  void shouldNameTheSumsWhenTheyDoNotAddUp() {
    // when
    var check = check(Read.good().with("total", "1190.00").with("payable", "1190.00"));

    // then
    assertThat(check.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("sum-mismatch");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
              assertThat(finding.message())
                  .isEqualTo("Net 100.00 plus tax 19.00 is 119.00, but the total says 1,190.00.");
              assertThat(finding.expected()).isEqualTo("119.00");
              assertThat(finding.found()).isEqualTo("1190.00");
            });
    assertThat(check.blocking()).isTrue();
    assertThat(check.confident()).isFalse();
  }

  @Test
  void shouldAllowACentForEachRateWhenTaxIsRounded() {
    // given two rates, each rounded
    var read =
        Read.good()
            .with("net", "33.35")
            .with("tax", "4.00")
            .with("total", "37.37")
            .with("payable", "37.37")
            .tax("19", "13.90", "2.65")
            .tax("7", "19.45", "1.36");

    // when, then
    assertThat(check(read).findings()).isEmpty();
    assertThat(check(read.with("total", "37.38").with("payable", "37.38")).findings())
        .extracting(Finding::code)
        .containsExactly("sum-mismatch");
  }

  @Test
  void shouldNameTheRateWhenTaxIsNotWhatTheRateSays() {
    // when
    var check = check(Read.good().tax("7", "100.00", "19.00"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly("7 % of 100.00 is 7.00, but the document charges 19.00.");
  }

  @Test
  void shouldWarnWhenTaxIsMoreThanTheVendorsCountryCharges() {
    // given a tax that makes the sums fit
    var read =
        Read.good()
            .with("net", "1004.00")
            .with("tax", "290.76")
            .with("total", "1294.76")
            .with("payable", "1294.76");

    // when, then
    assertThat(check(read).findings())
        .extracting(Finding::message)
        .containsExactly(
            "Tax 290.76 is more than the 19 % that DE charges on 1,004.00, which is 190.76.");
    assertThat(check(read).confident()).isFalse();
    assertThat(
            check(read.with("tax", "0.00").with("total", "1004.00").with("payable", "1004.00"))
                .findings())
        .extracting(Finding::code)
        .containsExactly("no-tax-without-reason");
  }

  @Test
  void shouldAskWhenAPartWasPaidBeforeWithoutAPrepaymentInvoice() {
    // when
    var check = check(Read.good().with("payable", "69.00"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The total is 119.00, but 69.00 is to be paid; the rest was paid before.",
            "It deducts 50.00 as paid before, but our books have no prepayment invoice over that"
                + " amount.");
    assertThat(check.confident()).isFalse();
    assertThat(check.amount()).isEqualTo("119.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "due_date   | 2026-11-09 | due-before-issue",
        "issue_date | 2027-01-05 | issued-in-future",
        "issue_date | 2024-01-05 | issued-long-ago",
        "issue_date | 5.11.2026  | malformed",
        "total      | 1.190,00   | malformed",
        "total      | 1e99       | malformed",
        "currency   | EURO       | currency-unknown",
        "iban       | DE06999900020044556678 | iban-invalid",
        "customer   | Someone Else AG | buyer-not-ours",
        "customer   | ''         | buyer-missing",
        "vendor     | ''         | missing",
      })
  void shouldFindWhatIsWrongWhenOneFieldIs(String field, String value, String code) {
    // when
    var check = check(Read.good().with(field, value));

    // then
    assertThat(check.findings()).extracting(Finding::code).contains(code);
    assertThat(check.confident()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Brückner und Voss Maschinenbau",
    "BRUECKNER & VOSS MASCHINENBAU GMBH",
    "'Brückner & Voss Maschinenbau GmbH, Einkauf, Am Sandtorkai 41'",
    "B&V Maschinenbau GmbH",
    "Bruckner & Voss Maschinenbau GmbH"
  })
  void shouldKnowOurCompanyWhenItIsSpelledOtherwise(String customer) {
    assertThat(check(Read.good().with("customer", customer)).findings()).isEmpty();
  }

  @Test
  void shouldAcceptWarningsButNotErrorsWhenAPersonHasSeenThem() {
    // given
    var old = Read.good().with("issue_date", "2025-01-05", 0.4);
    var wrong = Read.good().with("total", "120.00");

    // when, then
    assertThat(check(old).confident()).isFalse();
    assertThat(check(old, null, true).confident()).isTrue();
    assertThat(check(old, null, true).findings()).isNotEmpty();
    assertThat(check(wrong, null, true).confident()).isFalse();
  }

  @Test
  void shouldCutWhatItShowsWhenAHostileDocumentHoldsAMegabyte() {
    // given
    var huge = "x".repeat(1_000_000);

    // when
    var check =
        check(
            Read.good()
                .with("vendor", huge)
                .with("customer", huge)
                .with("vat_id", null)
                .with("iban", huge)
                .with("total", huge));

    // then
    assertThat(check.findings()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(check.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).hasSizeLessThan(300);
              assertThat(String.valueOf(finding.found())).hasSizeLessThan(100);
            });
  }

  @Test
  void shouldSuggestVendorsWithReasonsWhenNoneIsSure() {
    // when
    var check =
        check(
            Read.good().with("vendor", "Kesler Prazision").with("vat_id", null).with("iban", null));

    // then
    assertThat(check.vendorId()).isNull();
    assertThat(check.vendorRisk()).isEqualTo("unknown");
    assertThat(check.vendorCandidates())
        .containsExactly(
            new VendorMatch.Candidate("V2", "Kessler Präzisionstechnik KG", "similar name"));
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "“Kesler Prazision” is not a vendor we know; the nearest are Kessler Präzisionstechnik"
                + " KG (similar name).");
  }

  @ParameterizedTest
  @CsvSource({
    "Completely Different,   DE 123 987 656, '',                     V1",
    "HANSEN BUEROBEDARF,     '',             '',                     V1",
    "Hansen Burobedarf,      '',             DE06999900020044556677, V1",
    "Hansen Bürobedarf GmbH, DE812345673,    '',                     V1",
    "Hansen Bürobedarf GmbH, DE304159268,    '',                     V2",
  })
  void shouldKnowTheVendorWhenItsNumbersOrNameFit(
      String name, String vatId, String iban, String vendor) {
    // when
    var check = check(Read.good().with("vendor", name).with("vat_id", vatId).with("iban", iban));

    // then
    assertThat(check.vendorId()).isEqualTo(vendor);
  }

  @Test
  void shouldRaiseAnAlarmWhenAKnownVendorNamesAnotherAccount() {
    // when
    var check = check(Read.good().with("iban", "DE51 9999 0003 0098 7654 32"));

    // then
    assertThat(check.bankAccountChanged()).isTrue();
    assertThat(check.confident()).isFalse();
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "Hansen Bürobedarf GmbH has been paid to DE06 9999 0002 0044 5566 77 so far; the"
                + " document names DE51 9999 0003 0098 7654 32.");
  }

  @Test
  void shouldRaiseAnAlarmWhenAVendorNamesItsFirstAccountOrAnothersAccount() {
    // when
    var first =
        check(
            Read.good()
                .with("vendor", "Papeterie Clairvaux SAS")
                .with("vat_id", "FR76998877665")
                .with("iban", "FR7699992000170009876543214"));
    var anothers = check(Read.good().with("iban", "DE20999900040011223344"));

    // then
    assertThat(first.findings()).extracting(Finding::code).containsExactly("bank-account-new");
    assertThat(first.bankAccountChanged()).isTrue();
    assertThat(anothers.findings())
        .extracting(Finding::code)
        .containsExactly("iban-of-another-vendor", "bank-account-changed");
  }

  @Test
  void shouldRaiseAnAlarmWhenTheXmlSaysAnotherAccountThanThePage() {
    // given
    var printed =
        Read.good().with("iban", "DE51999900030098765432").with("total", "119.00").invoice();

    // when
    var check = check(Read.good(), printed, false);

    // then
    assertThat(check.bankAccountChanged()).isTrue();
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The data inside the file says bank account DE06 9999 0002 0044 5566 77, but the page"
                + " shows DE51 9999 0003 0098 7654 32.");
  }

  @Test
  void shouldWarnWhenTheXmlSaysAnotherAmountOrNumberThanThePage() {
    // given
    var printed =
        Read.good().with("payable", "19.00").with("invoice_number", "RE 2026 42").invoice();
    var other = Read.good().with("invoice_number", "RE-2026-0043").invoice();
    var unsure = Read.good().with("payable", "19.00", 0.3).invoice();

    // when, then
    assertThat(check(Read.good(), printed, false).findings())
        .extracting(Finding::code)
        .containsExactly("payable-differs-from-page");
    assertThat(check(Read.good(), other, false).findings())
        .extracting(Finding::code)
        .containsExactly("number-differs-from-page");
    assertThat(check(Read.good(), unsure, false).findings()).isEmpty();
  }

  @Test
  void shouldNameTheItemWhenTheSameInvoiceWasPostedBefore() {
    // given
    var register = List.of(item("INV-old", "RE 2026 0042", "119.00", "other"));

    // when
    var check = check(Read.good(), register);

    // then
    assertThat(check.duplicateOf()).isEqualTo("INV-old");
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly("It was posted before as INV-old: the same number and amount.");
  }

  @Test
  void shouldNameTheItemWhenTheSameFileWasPostedBefore() {
    // when
    var check = check(Read.good(), List.of(item("INV-old", "something", "1.00", "aa")));

    // then
    assertThat(check.duplicateOf()).isEqualTo("INV-old");
  }

  @ParameterizedTest
  @CsvSource({
    "RE-2026-0042, 99.00,  number-used-before",
    "RE-2026-0024, 119.00, digits-transposed",
    "X-1,          119.00, same-total-and-date"
  })
  void shouldOnlySuspectWhenAnItemIsLikeIt(String number, String total, String code) {
    // when
    var check = check(Read.good(), List.of(item("INV-old", number, total, "other")));

    // then
    assertThat(check.duplicateOf()).isNull();
    assertThat(check.findings()).extracting(Finding::code).containsExactly(code);
    assertThat(check.confident()).isFalse();
  }

  @Test
  void shouldSeeACreditNoteWhenCodeOrSignSaysSo() {
    // when
    var byCode = check(Read.good().with("type_code", "381"));
    var bySign =
        check(
            Read.good()
                .with("net", "-100.00")
                .with("tax", "-19.00")
                .with("total", "-119.00")
                .with("payable", "-119.00"));

    // then
    assertThat(byCode.documentType()).isEqualTo("credit-note");
    assertThat(bySign.documentType()).isEqualTo("credit-note");
    assertThat(bySign.amount()).isEqualTo("119.00");
    assertThat(bySign.findings())
        .extracting(Finding::code)
        .containsExactly("credit-without-invoice");
    assertThat(bySign.confident()).isTrue();
  }

  @Test
  void shouldNotBeTouchlessButPassableWhenTheReaderNoticedAnError() {
    // given
    var finding = Finding.error("BR-CO-15", "total", "The totals break a rule of the norm.");

    // when
    var unseen = InvoiceChecks.check(input(Read.good(), null, false, List.of(), List.of(finding)));
    var seen = InvoiceChecks.check(input(Read.good(), null, true, List.of(), List.of(finding)));

    // then
    assertThat(unseen.confident()).isFalse();
    assertThat(seen.confident()).isTrue();
  }

  private static CheckResult check(Read read) {
    return check(read, null, false);
  }

  private static CheckResult check(Read read, List<Invoice> register) {
    return InvoiceChecks.check(input(read, null, false, register, List.of()));
  }

  private static CheckResult check(Read read, @Nullable ReadInvoice printed, boolean seen) {
    return InvoiceChecks.check(input(read, printed, seen, List.of(), List.of()));
  }

  private static CheckInput input(
      Read read,
      @Nullable ReadInvoice printed,
      boolean seen,
      List<Invoice> register,
      List<Finding> noticed) {
    return new CheckInput(
        read.invoice(),
        printed,
        noticed,
        "aa",
        seen,
        TODAY,
        new Books(
            ENTITIES,
            VENDORS,
            vendor -> register,
            vendor -> List.of(),
            (number, except) -> Optional.empty(),
            false,
            (kind, mark) -> Optional.empty(),
            entity -> Instant.EPOCH),
        Thresholds.SHIPPED);
  }

  private static Vendor vendor(String id, String name, String vatId, @Nullable String iban) {
    return new Vendor(
        id,
        name,
        List.of(),
        vatId,
        iban,
        null,
        new Address(null, null, null, "DE"),
        null,
        null,
        Vendor.Risk.LOW,
        14,
        null);
  }

  private static Invoice item(String id, String number, String total, String sha256) {
    var amount = new BigDecimal(total);
    return new Invoice(
        id,
        "bv",
        "V1",
        Invoice.Type.INVOICE,
        number,
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 11, 24),
        "EUR",
        null,
        null,
        amount,
        amount,
        null,
        sha256,
        null,
        "b",
        Invoice.State.POSTED,
        null,
        Instant.EPOCH);
  }
}
