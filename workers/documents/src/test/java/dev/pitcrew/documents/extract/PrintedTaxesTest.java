package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PrintedTaxesTest {

  @Test
  void shouldReadTheRateWhenTheFiguresProveIt() {
    // when
    List<TaxLine> taxes =
        PrintedTaxes.of(
            List.of(row("zzgl. 19 % MwSt. 27,91", "27.91")),
            fields("net=146.90", "tax=27.91", "total=174.81"));

    // then
    assertThat(taxes).containsExactly(new TaxLine("19", "146.90", "27.91", "S", null));
  }

  @Test
  void shouldReadEachRateWhenThereAreTwo() {
    // when
    List<TaxLine> taxes =
        PrintedTaxes.of(
            List.of(
                row("7 % auf 100,00 = 7,00", "100.00", "7.00"),
                row("19 % auf 200,00 = 38,00", "200.00", "38.00")),
            fields("net=300.00", "tax=45.00", "total=345.00"));

    // then
    assertThat(taxes)
        .containsExactly(
            new TaxLine("7", "100.00", "7.00", "S", null),
            new TaxLine("19", "200.00", "38.00", "S", null));
  }

  @Test
  void shouldSayNothingWhenTheRatesDoNotAddUp() {
    assertThat(
            PrintedTaxes.of(
                List.of(row("7 % auf 100,00 = 7,00", "100.00", "7.00")),
                fields("net=300.00", "tax=45.00", "total=345.00")))
        .isEmpty();
  }

  @Test
  void shouldNameTheCategoryWhenTheSentenceSaysWhyNothingIsCharged() {
    // given
    String sentence = "Steuerschuldnerschaft des Leistungsempfängers (Reverse charge)";

    // then
    assertThat(
            PrintedTaxes.of(
                List.of(row("TVA 0 % 0,00", "0.00"), row(sentence)),
                fields("net=2420.00", "tax=0.00", "total=2420.00")))
        .containsExactly(new TaxLine("0", "2420.00", "0.00", "AE", sentence));
    assertThat(
            PrintedTaxes.of(
                List.of(row("TVA 0 % 0,00", "0.00")),
                fields("net=2420.00", "tax=0.00", "total=2420.00")))
        .isEmpty();
  }

  @Test
  void shouldReadWhatWasPaidBeforeWhenTheRestIsWhatIsToBePaid() {
    // given
    Map<String, Field> fields =
        fields("total=14280.00", "payable=9996.00", "invoice_number=BF-2026-0812");

    // when
    Map<String, Field> found =
        PrintedReferences.of(
            List.of(row("abzgl. Anzahlung BF-2026-0788-4.284,00 €")), fields, Source.TEXT);
    Map<String, Field> otherAmount =
        PrintedReferences.of(
            List.of(row("abzgl. Anzahlung BF-2026-0788 -4.000,00 €")), fields, Source.TEXT);

    // then
    assertThat(found.get("prepaid").value()).isEqualTo("4284.00");
    assertThat(found.get("preceding_invoice").value()).isEqualTo("BF-2026-0788");
    assertThat(otherAmount).isEmpty();
  }

  @Test
  void shouldReadWhichInvoiceACreditNoteIsAbout() {
    // given
    Map<String, Field> fields = fields("invoice_number=GS-2026-0088");

    // then
    assertThat(about("Zu Rechnung RE-2026-10417", fields)).isEqualTo("RE-2026-10417");
    assertThat(about("Credit for invoice no. 88213", fields)).isEqualTo("88213");
    assertThat(about("Avoir sur facture n° F2026/0893", fields)).isEqualTo("F2026/0893");
    assertThat(about("Zu Rechnung GS-2026-0088", fields)).isEmpty();
    assertThat(about("Rechnung RE-2026-10417", fields)).isEmpty();
  }

  private static String about(String text, Map<String, Field> fields) {
    return PrintedReferences.of(List.of(row(text)), fields, Source.TEXT).values().stream()
        .map(Field::value)
        .collect(Collectors.joining());
  }

  private static PrintedRow row(String text, String... amounts) {
    return new PrintedRow(
        1, new Box(0, 0, 10, 10), text, Stream.of(amounts).map(BigDecimal::new).toList());
  }

  private static Map<String, Field> fields(String... values) {
    return Stream.of(values)
        .map(value -> value.split("="))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> new Field(pair[1], 1, null, null, Source.TEXT)));
  }
}
