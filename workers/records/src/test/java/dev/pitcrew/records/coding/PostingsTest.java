package dev.pitcrew.records.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.Invoice.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Accounts are those of the usual chart: payables 3300, tax 19 % 1406, tax 7 % 1401. */
final class PostingsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Entity HOUSE = entity("bv");
  private static final Entity SERVICE = entity("bvs");

  @Test
  void shouldBookExpenseAndTaxAgainstPayables() {
    // when
    var entries =
        book(
            item(Type.INVOICE, "150.00", "22.50", "172.50"),
            coding(line("100.00", "6815", "V19"), line("50.00", "6820", "V7")),
            "172.50");

    // then
    assertThat(lines(entries))
        .containsExactly(
            "6815 1100 V19 100.00",
            "6820 1100 V7 50.00",
            "1406 - V19 19.00",
            "1401 - V7 3.50",
            "3300 - - -172.50");
  }

  @Test
  void shouldBookTwoVatLinesWhenTheTaxIsOursToPay() {
    // when
    var reverse =
        book(
            item(Type.INVOICE, "1000.00", "0.00", "1000.00"),
            coding(line("1000.00", "5900", "RC19")),
            "1000.00");
    var union =
        book(
            item(Type.INVOICE, "1000.00", "0.00", "1000.00"),
            coding(line("1000.00", "5400", "IC19")),
            "1000.00");

    // then
    assertThat(lines(reverse))
        .containsExactly(
            "5900 1100 RC19 1000.00",
            "1407 - RC19 190.00",
            "3837 - RC19 -190.00",
            "3300 - - -1000.00");
    assertThat(lines(union))
        .contains("1404 - IC19 190.00", "3804 - IC19 -190.00", "3300 - - -1000.00");
  }

  @Test
  void shouldBookACreditNoteTheOtherWayRound() {
    assertThat(
            lines(
                book(
                    item(Type.CREDIT_NOTE, "-100.00", "-19.00", "-119.00"),
                    coding(line("-100.00", "6815", "V19")),
                    "-119.00")))
        .containsExactly("6815 1100 V19 -100.00", "1406 - V19 -19.00", "3300 - - 119.00");
  }

  @Test
  void shouldUseUpThePrepaymentWhenTheFinalInvoiceComes() {
    // given
    var prepayment =
        book(
            item(Type.PREPAYMENT, "50.00", "9.50", "59.50"),
            coding(line("50.00", "1186", "V19")),
            "59.50");

    // when
    var entries =
        Postings.of(
            input(
                item(Type.INVOICE, "200.00", "38.00", "238.00"),
                coding(line("200.00", "6815", "V19")),
                "178.50",
                null,
                prepayment,
                List.of()));

    // then
    assertThat(lines(entries))
        .containsExactly(
            "6815 1100 V19 200.00",
            "1406 - V19 38.00",
            "1186 1100 V19 -50.00",
            "1406 - V19 -9.50",
            "3300 - - -178.50");
  }

  @Test
  void shouldTakeBackWhatACorrectionReplaces() {
    // given
    var wrong =
        book(
            item(Type.INVOICE, "100.00", "19.00", "119.00"),
            coding(line("100.00", "6815", "V19")),
            "119.00");

    // when
    var entries =
        Postings.of(
            input(
                item(Type.CORRECTION, "80.00", "15.20", "95.20"),
                coding(line("80.00", "6815", "V19")),
                "95.20",
                null,
                List.of(),
                wrong));

    // then
    assertThat(entries).extracting(JournalEntry::kind).containsExactly("reversal", "correction");
    assertThat(lines(entries))
        .containsExactly(
            "6815 1100 V19 -100.00",
            "1406 - V19 -19.00",
            "3300 - - 119.00",
            "6815 1100 V19 80.00",
            "1406 - V19 15.20",
            "3300 - - -95.20");
  }

  @Test
  void shouldBookBothCompaniesWhenOneSellsToTheOther() {
    // when
    var entries =
        Postings.of(
            input(
                item(Type.INVOICE, "100.00", "19.00", "119.00"),
                coding(line("100.00", "6815", "V19")),
                "119.00",
                SERVICE,
                List.of(),
                List.of()));

    // then
    assertThat(entries).extracting(JournalEntry::entityId).containsExactly("bv", "bvs");
    assertThat(lines(entries))
        .containsExactly(
            "6815 1100 V19 100.00",
            "1406 - V19 19.00",
            "3400 - - -119.00",
            "3806 - V19 -19.00",
            "4400 - - -100.00",
            "1260 - - 119.00");
  }

  @Test
  void shouldMakeForeignTaxPartOfTheCost() {
    assertThat(
            lines(
                book(
                    item(Type.INVOICE, "100.00", "21.00", "121.00"),
                    coding(line("60.00", "5400", "F0"), line("40.00", "5410", "F0")),
                    "121.00")))
        .containsExactly("5400 1100 F0 72.60", "5410 1100 F0 48.40", "3300 - - -121.00");
  }

  @Test
  void shouldTakeTheTaxOutWhenOnlyTheTotalIsKnown() {
    assertThat(
            lines(
                book(
                    item(Type.INVOICE, null, null, "119.00"),
                    coding(line("119.00", "6815", "V19")),
                    "119.00")))
        .containsExactly("6815 1100 V19 100.00", "1406 - V19 19.00", "3300 - - -119.00");
  }

  @Test
  void shouldSayWhatDoesNotFitWhenCodingAndDocumentDiffer() {
    // given
    var item = item(Type.INVOICE, "100.00", "19.00", "119.00");

    // when, then
    assertThatThrownBy(() -> book(item, coding(line("90.00", "6815", "V19")), "119.00"))
        .isInstanceOf(NotBookable.class)
        .hasMessage("The coded lines come to 90.00, but the net amount is 100.00.");
    assertThatThrownBy(() -> book(item, coding(line("100.00", "6815", "V7")), "119.00"))
        .isInstanceOf(NotBookable.class)
        .hasMessage(
            "By the VAT codes of the lines the tax is 7.00, but the document charges 19.00.");
    assertThatThrownBy(() -> book(item, coding(line("100.00", "6815", "X")), "119.00"))
        .isInstanceOf(NotBookable.class)
        .hasMessage("Line 1 has the VAT code X, which the books of bv do not know.");
    assertThatThrownBy(() -> book(item, new Coding(List.of(), true, List.of()), "119.00"))
        .isInstanceOf(NotBookable.class);
  }

  @Test
  void shouldSayWhenTheBooksAreKeptInAnotherCurrency() {
    // given
    var dollars =
        new Invoice(
            "INV-1",
            "bv",
            "V1",
            Type.INVOICE,
            "RE-1",
            DAY,
            DAY,
            "USD",
            new BigDecimal("100.00"),
            BigDecimal.ZERO,
            new BigDecimal("100.00"),
            new BigDecimal("100.00"),
            null,
            "aa",
            null,
            "b",
            Invoice.State.POSTED,
            null,
            Instant.EPOCH);

    // when
    var entries = book(dollars, coding(line("100.00", "6815", "V0")), "100.00");

    // then
    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.currency()).isEqualTo("USD");
              assertThat(entry.text()).isEqualTo("invoice RE-1 of Hansen (in USD; no rate to EUR)");
            });
  }

  @Test
  void shouldAlwaysBeBalancedWhateverIsInvoiced() {
    long seed = Long.getLong("pitcrew.seed", 1);
    var random = new Random(seed);
    int booked = 0;
    for (int i = 0; i < 3_000; i++) {
      // given
      var codes = List.of("V19", "V7", "V0", "RC19", "IC19", "F0");
      var rates = Map.of("V19", "19", "V7", "7", "F0", "21");
      int sign = random.nextInt(4) == 0 ? -1 : 1;
      var coded = new ArrayList<Coding.Line>();
      var net = BigDecimal.ZERO;
      var tax = BigDecimal.ZERO;
      for (int j = random.nextInt(6); j >= 0; j--) {
        var amount = BigDecimal.valueOf(sign * (1L + random.nextInt(5_000_000)), 2);
        var code = codes.get(random.nextInt(codes.size()));
        coded.add(line(amount.toPlainString(), "6" + random.nextInt(900), code));
        net = net.add(amount);
        tax =
            tax.add(
                amount
                    .multiply(new BigDecimal(rates.getOrDefault(code, "0")))
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP));
      }
      var total = net.add(tax);
      var prepaid =
          random.nextBoolean()
              ? BigDecimal.ZERO
              : total.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);
      var type = sign < 0 ? Type.CREDIT_NOTE : Type.INVOICE;

      // when
      var entries =
          Postings.of(
              input(
                  item(type, net.toPlainString(), tax.toPlainString(), total.toPlainString()),
                  new Coding(coded, true, List.of()),
                  total.subtract(prepaid).toPlainString(),
                  random.nextInt(5) == 0 ? SERVICE : null,
                  List.of(),
                  List.of()));

      // then
      for (var entry : entries) {
        booked++;
        assertThat(
                entry.lines().stream()
                    .map(JournalEntry.Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .as("seed %d, round %d: %s", seed, i, entry)
            .isEqualByComparingTo("0");
        assertThat(entry.lines())
            .as("seed %d, round %d", seed, i)
            .allSatisfy(line -> assertThat(line.amount().scale()).isLessThanOrEqualTo(2));
      }
    }
    assertThat(booked).isGreaterThan(3_000);
  }

  @Test
  void shouldRefuseToBeAnEntryWhenItIsNotBalanced() {
    assertThatThrownBy(
            () ->
                new JournalEntry(
                    "k",
                    "bv",
                    "INV-1",
                    "invoice",
                    DAY,
                    DAY,
                    "EUR",
                    "t",
                    List.of(
                        new JournalEntry.Line("1", null, null, BigDecimal.ONE, ""),
                        new JournalEntry.Line("2", null, null, BigDecimal.ONE, ""))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<JournalEntry> book(Invoice item, Coding coding, String due) {
    return Postings.of(input(item, coding, due, null, List.of(), List.of()));
  }

  private static Postings.Input input(
      Invoice item,
      Coding coding,
      String due,
      @Nullable Entity seller,
      List<JournalEntry> settled,
      List<JournalEntry> replaced) {
    return new Postings.Input(
        item,
        new ReadInvoice(Map.of(), List.of(), List.of()),
        coding,
        new BigDecimal(due),
        "Hansen",
        HOUSE,
        seller,
        settled,
        replaced,
        DAY);
  }

  private static List<String> lines(List<JournalEntry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.lines().stream())
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(
                        line.account(),
                        line.costCentre() == null ? "-" : line.costCentre(),
                        line.vatCode() == null ? "-" : line.vatCode(),
                        line.amount().toPlainString()))
        .toList();
  }

  private static Coding coding(Coding.Line... lines) {
    return new Coding(List.of(lines), true, List.of());
  }

  private static Coding.Line line(String net, String account, String vatCode) {
    return new Coding.Line(1, "Paper", net, account, "1100", vatCode, "person");
  }

  private static Invoice item(Type type, @Nullable String net, @Nullable String tax, String total) {
    return new Invoice(
        "INV-1",
        "bv",
        "V1",
        type,
        "RE-1",
        DAY,
        DAY,
        "EUR",
        net == null ? null : new BigDecimal(net),
        tax == null ? null : new BigDecimal(tax),
        new BigDecimal(total),
        new BigDecimal(total),
        null,
        "aa",
        null,
        "b",
        Invoice.State.POSTED,
        null,
        Instant.EPOCH);
  }

  private static Entity entity(String id) {
    return new Entity(
        id,
        id,
        List.of(),
        null,
        "DE25999900010000123400",
        null,
        new Address(null, null, null, "DE"),
        ZoneOffset.UTC);
  }
}
