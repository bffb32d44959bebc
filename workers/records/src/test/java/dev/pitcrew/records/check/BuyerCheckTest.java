package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuyerCheckTest {

  @ParameterizedTest
  @CsvSource({
    "Brückner & Voss Maschinenbau GmbH, ,              ours,    bv",
    "Brückner & Voss Service GmbH,      ,              ours,    bvs",
    "Brückner & Voss Service GmbH,      DE 299 988 876, ours,    bvs",
    "Brückner & Voss Maschinenbau GmbH, DE299988876,   unclear, bvs",
    "Brückner & Voss Maschinenbau GmbH, DE111111111,   unclear, bv",
    "Someone Else AG,                   DE812345673,   unclear, bv",
  })
  void shouldKnowWhichOfOurCompaniesIsMeant(
      String name, String vatId, String buyer, String entity) {
    // when
    var check =
        Given.books()
            .entity(Given.SERVICE)
            .check(Read.good().with("customer", name).with("customer_vat_id", vatId));

    // then
    assertThat(check.buyer()).isEqualTo(buyer);
    assertThat(check.entityId()).isEqualTo(entity);
    assertThat(check.confident()).isEqualTo(buyer.equals("ours"));
    assertThat(check.rejectReason()).isNull();
  }

  @Test
  void shouldTellTheSupplierWhyWhenItIsSurelyNotOurs() {
    // when
    var check = Given.books().check(Read.good().with("customer", "Kranich Logistik AG"));

    // then
    assertThat(check.buyer()).isEqualTo("not-ours");
    assertThat(check.rejectReason())
        .isEqualTo(
            "The invoice is addressed to “Kranich Logistik AG”, which is none of our companies. Please send it to whom it concerns.");
  }

  @Test
  void shouldLeaveItToAPersonWhenTheReadingIsNotSure() {
    // given a picture, a weak reading, a name somewhat like ours, our number, the seller's own name
    var picture =
        Read.good().read("customer", new ReadField("Kranich Logistik AG", 1, 1, null, "ocr"));
    var weak = Read.good().with("customer", "Kranich Logistik AG", 0.5);
    var alike = Read.good().with("customer", "Bruckner u. Vass Mashinenbu");
    var number = Read.good().with("customer", "Kranich Logistik AG").with("vat_id", "DE812345673");
    var seller = Read.good().with("customer", "Hansen Bürobedarf");

    // when, then
    for (var read : new Read[] {picture, weak, alike, number, seller}) {
      assertThat(Given.books().check(read).buyer()).isEqualTo("unclear");
    }
    assertThat(Given.books().check(Read.good().without("customer")).buyer()).isEqualTo("unclear");
  }

  @Test
  void shouldSayIntercompanyWhenOneOfOurCompaniesSells() {
    // when
    var check =
        Given.books()
            .entity(Given.SERVICE)
            .check(
                Read.good()
                    .with("vendor", "Brückner & Voss Service GmbH")
                    .with("vat_id", "DE299988876")
                    .with("iban", "DE25999900010000123400"));

    // then
    assertThat(check.intercompany()).isTrue();
    assertThat(check.vendorId()).isEqualTo("entity:bvs");
    assertThat(check.entityId()).isEqualTo("bv");
    assertThat(check.bankAccountChanged()).isFalse();
    assertThat(check.findings()).extracting(Finding::code).containsExactly("intercompany");
    assertThat(check.confident()).isTrue();
  }
}
