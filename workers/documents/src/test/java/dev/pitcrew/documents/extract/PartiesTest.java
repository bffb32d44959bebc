package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PartiesTest {

  private final Extractor extractor = new Extractor();

  @Test
  void shouldTakeTheNamesUnderTheirHeadingsWhenThePageNamesTheParties() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 100, "Verkäufer")
            .text(40, 114, "Nordlicht Handel GmbH")
            .text(40, 128, "Hafenstraße 4")
            .text(300, 100, "Käufer")
            .text(300, 114, "Südstern AG")
            .text(300, 128, "Bergweg 9");

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("vendor").value()).isEqualTo("Nordlicht Handel GmbH");
    assertThat(fields.get("customer").value()).isEqualTo("Südstern AG");
  }

  @Test
  void shouldTellTheSellerByItsImprintWhenTheBuyerStandsAlone() {
    // given
    TestPage page =
        TestPage.page()
            .text(340, 60, "Cap Bleu")
            .text(340, 74, "27 rue des Lilas")
            .text(340, 88, "69100 Villeurbanne")
            .text(60, 760, "Papeterie Martin - 16 rue Verte - 92100 Boulogne")
            .text(60, 774, "Siret 53000000000017 - TVA FR63530000000");

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("vendor").value()).isEqualTo("Papeterie Martin");
  }

  @Test
  void shouldLeaveTheFormAsideWhenASenderLineTellsItAfterTheName() {
    // given
    TestPage page =
        TestPage.page()
            .text(60, 40, "Au vieux port SARL - 12 chemin du Lac - 84340 Malaval - France")
            .text(60, 54, "TVA FR11999999998");

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("vendor").value()).isEqualTo("Au vieux port");
  }

  @Test
  void shouldTakeTheSellersVatIdWhenBothArePrinted() {
    // given
    TestPage page =
        TestPage.page()
            .text(40, 100, "Seller:")
            .text(40, 114, "Northwind Ltd")
            .text(40, 128, "VAT ID: GB123456789")
            .text(300, 100, "Buyer:")
            .text(300, 114, "Harbour Ltd")
            .text(300, 128, "VAT ID: GB987654321");

    // when
    Map<String, Field> fields = extractor.extract(page.document()).fields();

    // then
    assertThat(fields.get("vat_id").value()).isEqualTo("GB123456789");
  }
}
