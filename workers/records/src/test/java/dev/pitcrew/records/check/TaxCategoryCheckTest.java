package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaxCategoryCheckTest {

  @ParameterizedTest
  @CsvSource({
    "AE, Reverse charge,                                    reverse-charge",
    ",   Steuerschuldnerschaft des Leistungsempfängers,     reverse-charge",
    ",   'Autoliquidation, article 283',                    reverse-charge",
    ",   BTW verlegd,                                       reverse-charge",
    "K,  Innergemeinschaftliche Lieferung,                  intra-community",
    ",   Steuerfreie innergemeinschaftliche Lieferung,      intra-community",
    "G,  Export,                                            export",
    "E,  § 4 Nr. 14 UStG,                                   exempt",
    ",   Kein Ausweis von Umsatzsteuer (§ 19 UStG),         exempt",
    "O,  Not subject to VAT,                                out-of-scope",
    "Z,  ,                                                  zero"
  })
  void shouldRaiseNoAlarmWhenNoTaxIsChargedForAStatedReason(
      String category, String reason, String treatment) {
    // given
    var read = untaxed().tax("0", "100.00", "0.00", category, reason);
    if (treatment.equals("intra-community")) {
      read.with("vendor", "Van Hoeven Lagertechniek B.V.")
          .with("vat_id", "NL812345125B01")
          .without("iban");
    }

    // when
    var check = Given.books().check(read);

    // then
    assertThat(check.findings()).isEmpty();
    assertThat(check.confident()).isTrue();
    assertThat(check.taxTreatment()).isEqualTo(treatment);
  }

  @Test
  void shouldAskWhenNoTaxIsChargedAndNobodySaysWhy() {
    // when
    var check = Given.books().check(untaxed());

    // then
    assertThat(check.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("no-tax-without-reason");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
              assertThat(finding.page()).isEqualTo(1);
            });
    assertThat(check.confident()).isFalse();
    assertThat(check.taxTreatment()).isEqualTo("zero");
  }

  @Test
  void shouldNameTheContradictionWhenTaxIsChargedDespiteReverseCharge() {
    // when
    var check =
        Given.books().check(Read.good().tax("19", "100.00", "19.00", "AE", "Reverse charge"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly("The document says reverse charge, but charges tax of 19.00 (19 %).");
    assertThat(check.blocking()).isTrue();
  }

  @Test
  void shouldAskWhenASupplyWithinTheUnionComesFromOurOwnCountry() {
    // when
    var check =
        Given.books().check(untaxed().tax("0", "100.00", "0.00", "K", "Intra-community supply"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly(
            "It says intra-community supply, but Hansen Bürobedarf GmbH sits in DE and we in DE.");
  }

  @Test
  void shouldOnlyTellWhenTheTaxIsAnotherCountrys() {
    // when
    var check =
        Given.books()
            .check(
                Read.good()
                    .with("vendor", "Van Hoeven Lagertechniek B.V.")
                    .with("vat_id", "NL812345125B01")
                    .without("iban")
                    .with("tax", "21.00")
                    .with("total", "121.00")
                    .with("payable", "121.00"));

    // then
    assertThat(check.findings()).extracting(Finding::code).containsExactly("foreign-tax");
    assertThat(check.confident()).isTrue();
  }

  @Test
  void shouldTakeTheTaxThatWeOweFirstWhenADocumentMixesCategories() {
    // when
    var check =
        Given.books()
            .check(
                Read.good()
                    .with("net", "150.00")
                    .with("total", "169.00")
                    .with("payable", "169.00")
                    .tax("19", "100.00", "19.00", "S", null)
                    .tax("0", "50.00", "0.00", "AE", "Reverse charge"));

    // then
    assertThat(check.findings()).isEmpty();
    assertThat(check.taxTreatment()).isEqualTo("reverse-charge");
  }

  private static Read untaxed() {
    return Read.good().with("tax", "0.00").with("total", "100.00").with("payable", "100.00");
  }
}
