package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelBookTest {

  private final LabelBook book = LabelBook.load();

  @Test
  void shouldFindALabelWhenItsWordsWereCutApart() {
    // given
    Sheet sheet = sheet("F actuurnummer: 993548900");

    // when
    List<LabelHit> labels = book.find(sheet, false);

    // then
    assertThat(labels).extracting(LabelHit::role).contains(Role.INVOICE_NUMBER);
  }

  @Test
  void shouldTakeTheLongestLabelWhenOneIsPartOfAnother() {
    // given
    Sheet sheet = sheet("Total HT 46,68");

    // when
    List<LabelHit> labels = book.find(sheet, false);

    // then
    assertThat(labels).extracting(LabelHit::role).contains(Role.NET).doesNotContain(Role.TOTAL);
  }

  @Test
  void shouldForgiveALetterOnlyWhenThePageWasReadByOcr() {
    // given
    Sheet sheet = sheet("Rechnungsnumrner 4711");

    // when
    List<LabelHit> printed = book.find(sheet, false);
    List<LabelHit> read = book.find(sheet, true);

    // then
    assertThat(printed).extracting(LabelHit::role).doesNotContain(Role.INVOICE_NUMBER);
    assertThat(read).extracting(LabelHit::role).contains(Role.INVOICE_NUMBER);
  }

  @Test
  void shouldSkipWordsInBracketsWhenTheyExplainALabel() {
    // given
    Sheet sheet = sheet("Rechnungssumme Netto (exkl. USt.) 193,83");

    // when
    List<LabelHit> labels = book.find(sheet, false);

    // then
    assertThat(labels).extracting(LabelHit::role).contains(Role.NET).doesNotContain(Role.TAX);
  }

  @Test
  void shouldKnowThatALabelIsServedWhenItsValueStandsBesideIt() {
    // given
    Sheet sheet = sheet("Invoice number 4711");

    // when
    List<LabelHit> labels = book.find(sheet, false);

    // then
    assertThat(labels)
        .filteredOn(label -> label.role() == Role.INVOICE_NUMBER)
        .allMatch(LabelHit::served);
  }

  private static Sheet sheet(String text) {
    return Sheet.of(TestPage.page().text(20, 40, text).build());
  }
}
