package dev.pitcrew.records.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.learn.Layout.Found;
import dev.pitcrew.records.learn.Layout.Hint;
import dev.pitcrew.records.learn.Layout.Side;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {

  @Test
  void shouldFindOnTheNextDocumentWhatWasLearnedOnTheFirst() {
    // given
    var first = page("Vorgang Nr. 4711", "Buchungsdatum 05.11.2026", "Summe brutto 1.190,00 €");
    var second = page("Vorgang Nr. 4799", "Buchungsdatum 19.11.2026", "Summe brutto 238,00 €");

    // when, then
    assertThat(next(first, second, "invoice_number", "4711")).isEqualTo("4799");
    assertThat(next(first, second, "issue_date", "2026-11-05")).isEqualTo("2026-11-19");
    assertThat(next(first, second, "total", "1190.00")).isEqualTo("238.00");
  }

  @Test
  void shouldLookUnderTheLabelWhenNothingStandsBeforeTheValue() {
    // given two columns
    var first = table("Belegnummer", "Betrag", "A-17", "99,50");
    var second = table("Belegnummer", "Betrag", "A-18", "12,00");

    // when, then
    assertThat(new Layout(first).learn("invoice_number", "A-17", null))
        .contains(new Hint("invoice_number", "belegnummer", Side.BELOW));
    assertThat(next(first, second, "invoice_number", "A-17")).isEqualTo("A-18");
    assertThat(next(first, second, "total", "99.50")).isEqualTo("12.00");
  }

  @Test
  void shouldTakeThePlaceThatThePersonPointedAtWhenTheValueStandsTwice() {
    // given
    var words = page("Liefertermin 05.11.2026", "Buchungsdatum 05.11.2026");
    var pointed = words.get(3).box();

    // when, then
    assertThat(new Layout(words).learn("issue_date", "2026-11-05", pointed).orElseThrow().label())
        .isEqualTo("buchungsdatum");
  }

  @Test
  void shouldLearnNothingWhenTheLabelLeadsToMoreThanOneValue() {
    // given
    var words = page("Betrag 10,00", "Betrag 20,00");

    // when, then
    assertThat(new Layout(words).learn("total", "20.00", null)).isEmpty();
    assertThat(new Layout(page("20,00")).learn("total", "20.00", null)).isEmpty();
    assertThat(new Layout(List.of()).learn("total", "20.00", null)).isEmpty();
  }

  @Test
  void shouldNeverLearnWhereABankAccountStands() {
    assertThat(
            new Layout(page("IBAN DE06999900020044556677"))
                .learn("iban", "DE06999900020044556677", null))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AMOUNT | 1.190,00 €  | 1190.00",
        "AMOUNT | 1,190.00    | 1190.00",
        "AMOUNT | EUR 12,50   | 12.50",
        "AMOUNT | 1.190       | ",
        "AMOUNT | 5           | ",
        "DATE   | 5.11.2026   | 2026-11-05",
        "DATE   | 31/12/2026  | 2026-12-31",
        "DATE   | 03/04/2026  | ",
        "DATE   | 31.02.2026  | ",
        "NUMBER | #RE-17,     | RE-17",
        "NUMBER | Rechnung    | "
      })
  void shouldReadOnlyWhatCanBeReadInOneWay(FieldKind kind, String text, String value) {
    assertThat(kind.parse(text).orElse(null)).isEqualTo(value);
  }

  @Test
  void shouldEndInTimeWhenADocumentIsAllOfTheSameWord() {
    // given
    var words = new ArrayList<PageWord>();
    for (int i = 0; i < 5_000; i++) {
      words.add(word("Betrag1,00", 10 + i % 50 * 60, 10 + i / 50 * 12));
    }

    // when
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long begun = cpu.getCurrentThreadCpuTime();
    new Layout(words).learn("total", "1.00", null);

    // then
    assertThat(Duration.ofNanos(cpu.getCurrentThreadCpuTime() - begun))
        .isLessThan(Duration.ofSeconds(30));
  }

  private static String next(
      List<PageWord> first, List<PageWord> second, String field, String value) {
    return new Layout(first)
        .learn(field, value, null)
        .flatMap(new Layout(second)::find)
        .map(Found::value)
        .orElse("nothing");
  }

  /** One line of words under the other. */
  static List<PageWord> page(String... lines) {
    var words = new ArrayList<PageWord>();
    for (int i = 0; i < lines.length; i++) {
      double x = 50;
      for (var text : lines[i].split(" ")) {
        var word = word(text, x, 100 + i * 30);
        words.add(word);
        x = word.right() + 4;
      }
    }
    return words;
  }

  private static List<PageWord> table(String head1, String head2, String one, String two) {
    return List.of(
        word(head1, 50, 100), word(head2, 300, 100), word(one, 52, 114), word(two, 302, 114));
  }

  private static PageWord word(String text, double x, double y) {
    return new PageWord(text, 1, List.of(x, y, text.length() * 5.0, 10.0), 1);
  }
}
