package dev.pitcrew.records.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.claimcheck.Exchange.Rate;
import dev.pitcrew.records.claimcheck.MatchedLine.Duplicate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which receipt is for which line, and what follows from it. */
final class MatchingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate HANDED_IN = LocalDate.of(2026, 11, 20);

  private final List<ClaimLine> lines = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();

  @Test
  void shouldMatchAllTogetherBestWhenAmountsAreAlike() throws Exception {
    // given two taxis of one price; only the days tell them apart
    line("taxi", "2026-11-03", "18.40", "Hansa Taxi", null);
    line("taxi", "2026-11-05", "18.40", "Hansa Taxi", null);
    line("lodging", "2026-11-04", "119.00", "Hotel Post", null);
    receipt("Hotel Post", "2026-11-04", "119.00", "EUR");
    receipt("Hansa-Taxi Hamburg", "2026-11-05", "18.40", "EUR");
    receipt("Hansa-Taxi Hamburg", "2026-11-03", "18.40", "EUR");
    receipt("Kiosk", "2026-11-03", "2.10", "EUR");

    // when
    var matching = match();

    // then
    assertThat(matching.lines()).extracting(MatchedLine::receipt).containsExactly(2, 1, 0);
    assertThat(matching.lines()).allMatch(line -> line.agreement() > 0.9);
    assertThat(matching.receiptsLeft()).containsExactly(3);
  }

  @Test
  void shouldPreferTheNamedReceiptWhenTwoFit() throws Exception {
    // given
    line("meals", "2026-11-03", "12.00", null, "b.jpg");
    receipt("Cafe", "2026-11-03", "12.00", "EUR", "a.jpg");
    receipt("Cafe", "2026-11-03", "12.00", "EUR", "b.jpg");

    // when, then
    assertThat(match().lines().getFirst().receipt()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatDiffersWhenTheNamedReceiptDoesNotFit() throws Exception {
    // given
    line("office", "2026-11-03", "99.00", "Paper Shop", "a.jpg");
    receipt("Bar Central", "2026-10-01", "45.00", "EUR", "a.jpg");

    // when
    var line = match().lines().getFirst();

    // then the merchant is named since the rest differs too
    assertThat(line.receipt()).isZero();
    assertThat(line.receiptDoubtful()).isTrue();
    assertThat(line.differences())
        .extracting(finding -> finding.code())
        .containsExactly("amount-differs", "date-differs", "merchant-differs");
  }

  @Test
  void shouldGiveOneReceiptToTwoLinesWhenTheyAddUpToIt() throws Exception {
    // given one by name, one by its sum
    line("lodging", "2026-11-03", "100.00", null, "inn.jpg");
    line("meals", "2026-11-03", "19.00", null, "inn.jpg");
    line("office", "2026-11-05", "7.50", null, null);
    line("other", "2026-11-05", "2.50", null, null);
    line("taxi", "2026-11-05", "4.00", null, null);
    receipt("Inn", "2026-11-03", "119.00", "EUR", "inn.jpg");
    receipt("Shop", "2026-11-05", "10.00", "EUR");

    // when
    var matching = match();

    // then
    assertThat(matching.lines()).extracting(MatchedLine::receipt).containsExactly(0, 0, 1, 1, null);
    assertThat(matching.lines()).allMatch(line -> line.duplicate() == null);
    assertThat(matching.lines()).allMatch(line -> line.differences().isEmpty());
  }

  @Test
  void shouldPayOnceWhenTwoLinesHaveTheSameReceipt() throws Exception {
    // given
    line("meals", "2026-11-03", "30.00", "Bistro", "a.jpg");
    line("entertainment", "2026-11-03", "30.00", "Bistro", "a.jpg");
    receipt("Bistro", "2026-11-03", "30.00", "EUR", "a.jpg");

    // when
    var matching = match();

    // then
    assertThat(matching.lines().get(0).receipt()).isZero();
    assertThat(matching.lines().get(1).receipt()).isNull();
    assertThat(matching.lines().get(1).duplicate())
        .isEqualTo(
            new Duplicate("EXP-1", 1, "Line 1 of this claim has the same receipt and amount."));
  }

  @Test
  void shouldFlagTheSecondWhenOneReceiptWasPhotographedTwice() throws Exception {
    // given
    line("meals", "2026-11-03", "30.00", "Bistro", null);
    line("meals", "2026-11-03", "30.00", "Bistro Lunch", null);
    receipt("Bistro", "2026-11-03", "30.00", "EUR", "a.jpg");
    receipt("Bistro", "2026-11-03", "30.00", "EUR", "b.jpg");

    // when, then
    assertThat(match().lines())
        .filteredOn(line -> line.duplicate() != null)
        .singleElement()
        .satisfies(line -> assertThat(line.duplicate().why()).contains("has the same receipt"));
  }

  @Test
  void shouldConvertAtTheReceiptsDayWhenTheCurrencyIsAnother() throws Exception {
    // given a receipt of Sunday: Friday's rate counts
    lines.add(
        new ClaimLine(
            1,
            LocalDate.of(2026, 11, 9),
            "taxi",
            "Ride",
            "Cab",
            new BigDecimal("110.00"),
            "USD",
            "US",
            "own",
            null,
            null,
            null,
            Map.of()));
    receipt("Cab", "2026-11-08", "110.00", "USD");

    // when
    var line = match().lines().getFirst();

    // then
    assertThat(line.amountInBooks()).isEqualByComparingTo("100.00");
    assertThat(line.rate())
        .isEqualTo(
            new Exchange.Used(
                "USD", "EUR", new BigDecimal("1.10"), LocalDate.of(2026, 11, 6), "ECB"));
  }

  @Test
  void shouldNameCurrencyAndDayWhenThereIsNoRate() {
    // given
    lines.add(
        new ClaimLine(
            1,
            LocalDate.of(2026, 10, 1),
            "taxi",
            "Ride",
            null,
            BigDecimal.TEN,
            "USD",
            "US",
            "own",
            null,
            null,
            null,
            Map.of()));

    // when, then
    assertThatThrownBy(this::match)
        .hasMessage(
            "Expected a rate of USD on 2026-10-01 or at most 7 days before, but none is in the books.");
  }

  @Test
  void shouldMatchAcrossCurrenciesWhenTheBankChargedInOurs() throws Exception {
    // given
    line("taxi", "2026-11-06", "101.50", "Cab", null);
    receipt("Cab", "2026-11-06", "110.00", "USD");

    // when
    var line = match().lines().getFirst();

    // then
    assertThat(line.receipt()).isZero();
    assertThat(line.amountInBooks()).isEqualByComparingTo("101.50");
    assertThat(line.rate()).isNull();
    assertThat(line.differences())
        .extracting(finding -> finding.code())
        .containsExactly("currency-differs");
  }

  @Test
  void shouldRecoverTaxOfTheCountryWhenTheReceiptAddsUp() throws Exception {
    // given
    line("office", "2026-11-03", "119.00", "Shop", null);
    line("office", "2026-11-03", "107.00", "Books", null);
    line("meals", "2026-11-03", "120.00", "Trattoria", null);
    taxed("Shop", "119.00", "19", "100.00", "19.00", "DE");
    taxed("Books", "107.00", "7", "100.00", "9.00", "DE");
    taxed("Trattoria", "120.00", "20", "100.00", "20.00", "AT");

    // when
    var matching = match();

    // then what does not add up, and what another country charged, is cost
    assertThat(matching.lines())
        .extracting(line -> line.taxRecoverable().toPlainString())
        .containsExactly("19.00", "0", "0");
    assertThat(matching.lines().getFirst().taxRows().getFirst()).containsEntry("code", "V19");
  }

  @Test
  void shouldStateTheFactsWhenThePolicyAsks() throws Exception {
    // given a Saturday, and a drive of 100 km for which 40 is asked
    lines.add(
        new ClaimLine(
            1,
            LocalDate.of(2026, 10, 31),
            "mileage",
            "Drive",
            null,
            new BigDecimal("40.00"),
            "EUR",
            null,
            "own",
            null,
            new BigDecimal("100"),
            null,
            Map.of()));

    // when
    var map = JSON.valueToTree(match().toMap()).path("lines").path(0);

    // then
    assertThat(map.path("weekend").asBoolean()).isTrue();
    assertThat(map.path("daysLate").asInt()).isEqualTo(20);
    assertThat(map.path("mileage").asText()).isEqualTo("30.00");
    assertThat(map.path("hasReceipt").asBoolean()).isFalse();
  }

  @Test
  void shouldFindTheBestSumWhenWeightsAreRandom() {
    // given
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      var weights = new double[rows][columns];
      for (var row : weights) {
        for (int i = 0; i < columns; i++) {
          row[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(100) / 10.0;
        }
      }

      // when
      var best = Assignment.best(weights);

      // then
      double sum = 0;
      var used = new ArrayList<Integer>();
      for (int i = 0; i < rows; i++) {
        if (best[i] >= 0) {
          sum += weights[i][best[i]];
          assertThat(used).doesNotContain(best[i]);
          used.add(best[i]);
        }
      }
      assertThat(sum).isCloseTo(most(weights, 0, new boolean[columns]), within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private static double most(double[][] weights, int row, boolean[] used) {
    if (row == weights.length) {
      return 0;
    }
    double best = most(weights, row + 1, used);
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        used[i] = true;
        best = Math.max(best, weights[row][i] + most(weights, row + 1, used));
        used[i] = false;
      }
    }
    return best;
  }

  private void line(
      String category,
      String date,
      String amount,
      @Nullable String merchant,
      @Nullable String receipt) {
    lines.add(
        new ClaimLine(
            lines.size() + 1,
            LocalDate.parse(date),
            category,
            "",
            merchant,
            new BigDecimal(amount),
            "EUR",
            null,
            "own",
            receipt,
            null,
            null,
            Map.of()));
  }

  private void receipt(String merchant, String date, String total, String currency) {
    receipt(merchant, date, total, currency, "r" + receipts.size() + ".jpg");
  }

  private void receipt(
      String merchant, String date, String total, String currency, String fileName) {
    receipts.add(
        """
        {"document": {"contentHash": "%s", "metadata": {"fileName": "%s"}},
         "reading": {"fields": {"merchant": {"value": "%s", "confidence": 0.9}, "date": {"value": "%s", "confidence": 0.9},
           "total": {"value": "%s", "confidence": 0.9}, "currency": {"value": "%s", "confidence": 0.9}}}}
        """
            .formatted(fileName, fileName, merchant, date, total, currency));
  }

  private void taxed(
      String merchant, String total, String rate, String net, String tax, String country) {
    receipts.add(
        """
        {"document": {}, "reading": {"fields": {"merchant": {"value": "%s"}, "date": {"value": "2026-11-03"},
            "total": {"value": "%s"}, "currency": {"value": "EUR"}, "country": {"value": "%s"}},
          "taxes": [{"rate": "%s", "net": "%s", "tax": "%s"}]}}
        """
            .formatted(merchant, total, country, rate, net, tax));
  }

  private Matching match() throws Exception {
    var read = new ArrayList<ReadReceipt>();
    for (var json : receipts) {
      var node = JSON.readTree(json);
      read.add(ReadReceipt.of(read.size(), node.path("document"), node.path("reading")));
    }
    return Matching.of(
        "EXP-1",
        lines,
        read,
        ReadClaimTest.COMPANY,
        new Exchange(
            (currency, day) ->
                currency.equals("USD") && !day.isBefore(LocalDate.of(2026, 11, 6))
                    ? Optional.of(
                        new Rate("USD", LocalDate.of(2026, 11, 6), new BigDecimal("1.10"), "ECB"))
                    : Optional.empty()),
        new Matching.Earlier() {
          @Override
          public Optional<Duplicate> of(ReadReceipt receipt) {
            return Optional.empty();
          }

          @Override
          public Optional<Duplicate> of(ClaimLine line, boolean hasReceipt) {
            return Optional.empty();
          }
        },
        "staff",
        HANDED_IN);
  }
}
