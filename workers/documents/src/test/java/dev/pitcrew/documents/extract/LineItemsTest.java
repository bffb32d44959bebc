package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.page.PagedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineItemsTest {

  private final Extractor extractor = new Extractor();

  @Test
  void shouldReadItemsWhenTheirColumnsHaveHeadings() {
    // given
    PagedDocument document =
        table()
            .text(40, 220, "Copier paper")
            .textEndingAt(310, 220, "40")
            .textEndingAt(430, 220, "4.35")
            .textEndingAt(550, 220, "174.00")
            .text(40, 234, "A4, white")
            .text(40, 248, "Folder")
            .textEndingAt(310, 248, "25")
            .textEndingAt(430, 248, "2.80")
            .textEndingAt(550, 248, "70.00")
            .text(360, 280, "Subtotal")
            .textEndingAt(550, 280, "244.00")
            .document();

    // when
    List<LineItem> items = extractor.extract(document).lineItems();

    // then
    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Copier paper A4, white", "Folder");
    assertThat(items).extracting(LineItem::quantity).containsExactly("40", "25");
    assertThat(items).extracting(LineItem::unitPrice).containsExactly("4.35", "2.80");
    assertThat(items).extracting(LineItem::amount).containsExactly("174.00", "70.00");
  }

  @Test
  void shouldTakeTheReadingThatMultipliesUpWhenANumberIsOpen() {
    // given
    PagedDocument document =
        table()
            .text(40, 220, "Electricity")
            .textEndingAt(310, 220, "1.250")
            .textEndingAt(430, 220, "0,20")
            .textEndingAt(550, 220, "250,00")
            .document();

    // when
    List<LineItem> items = extractor.extract(document).lineItems();

    // then
    assertThat(items.get(0).quantity()).isEqualTo("1250");
    assertThat(items.get(0).amount()).isEqualTo("250.00");
  }

  private static TestPage table() {
    return TestPage.page()
        .text(40, 200, "Description")
        .textEndingAt(310, 200, "Quantity")
        .textEndingAt(430, 200, "Unit price")
        .textEndingAt(550, 200, "Amount");
  }
}
