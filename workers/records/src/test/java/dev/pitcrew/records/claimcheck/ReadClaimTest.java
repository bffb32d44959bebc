package dev.pitcrew.records.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.claimcheck.ReadClaim.Answer;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From forms and sheets to typed lines. */
final class ReadClaimTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final Entity COMPANY =
      new Entity(
          "acme",
          "Acme GmbH",
          List.of(),
          "DE123456789",
          "DE25999900010000123400",
          null,
          new Address(null, null, "Hamburg", "DE"),
          ZoneId.of("Europe/Berlin"));

  @Test
  void shouldTypeEachPartWhenALineIsRight() throws Exception {
    // when
    var read =
        form(
            """
            {"date": "2026-11-03", "category": "Hotel", "description": "Fair", "merchant": "Inn", "amount": "238,00",
             "currency": "€", "country": "Österreich", "paidWith": "Firmenkarte", "receipt": "inn.jpg"}
            """,
            null);

    // then
    assertThat(read.isRight()).isTrue();
    assertThat(read.total()).isEqualByComparingTo("238");
    assertThat(read.lines().getFirst().toMap())
        .containsEntry("line", 1)
        .containsEntry("date", "2026-11-03")
        .containsEntry("category", "lodging")
        .containsEntry("amount", "238.00")
        .containsEntry("currency", "EUR")
        .containsEntry("country", "AT")
        .containsEntry("paidWith", "company-card")
        .containsEntry("receipt", "inn.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "Bewirtung, entertainment",
    "Train ticket, travel",
    "Verpflegungsmehraufwand, per-diem",
    "Bürobedarf, office",
    "client dinner, entertainment",
    "Übernachtung, lodging",
    "Weiterbildung, training",
    "Taxi, taxi",
    "Misc, other"
  })
  void shouldKnowCategoriesByWordsWhenTheyAreEnglishOrGerman(String words, String category) {
    assertThat(ClaimWords.category(words)).containsExactly(category);
  }

  @Test
  void shouldAskWhenANumberOrADayHasTwoReadings() throws Exception {
    // when
    var read = form(line("03/04/2026", "1.234", "EUR"), null);

    // then
    assertThat(read.lines()).isEmpty();
    assertThat(read.problems()).isEmpty();
    assertThat(read.questions()).hasSize(2);
    assertThat(read.questions().get(0)).containsEntry("field", "date");
    assertThat(read.questions().get(0).get("readings").toString())
        .contains("2026-03-04", "2026-04-03");
    assertThat(read.questions().get(1)).containsEntry("field", "amount");
    assertThat(read.questions().get(1).get("readings").toString()).contains("1.234", "1234");
  }

  @Test
  void shouldReadAsTheLocaleSaysWhenItIsDeclared() throws Exception {
    assertThat(form(line("03/04/2026", "1.234", "EUR"), "de").lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.date()).isEqualTo(LocalDate.of(2026, 4, 3));
              assertThat(line.amount()).isEqualByComparingTo("1234");
            });
    assertThat(form(line("03/04/2026", "1,234", "USD"), "en-US").lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.date()).isEqualTo(LocalDate.of(2026, 3, 4));
              assertThat(line.amount()).isEqualByComparingTo("1234");
            });
  }

  @Test
  void shouldReadAsTheOtherCellsWhenTheyShowHowItIsWritten() throws Exception {
    // when
    var read =
        form(line("03/04/2026", "1.234", "EUR") + "," + line("25/04/2026", "12,50", "EUR"), null);

    // then
    assertThat(read.lines()).extracting(ClaimLine::date).contains(LocalDate.of(2026, 4, 3));
    assertThat(read.lines().getFirst().amount()).isEqualByComparingTo("1234");
  }

  @Test
  void shouldReadTheAnswerWhenAQuestionWasAnswered() throws Exception {
    // given
    var lines = JSON.readTree("[" + line("03/04/2026", "1.234", "EUR") + "]");

    // when
    var read =
        ReadClaim.of(
            lines,
            null,
            List.of(new Answer(1, "date", "2026-04-03"), new Answer(1, "amount", "1234")),
            COMPANY,
            TODAY,
            null);

    // then
    assertThat(read.isRight()).isTrue();
    assertThat(read.lines().getFirst().date()).isEqualTo(LocalDate.of(2026, 4, 3));
    assertThat(read.lines().getFirst().amount()).isEqualByComparingTo("1234");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 10, EUR, date, future",
    "2019-01-01, 10, EUR, date, too-old",
    "2026-02-30, 10, EUR, date, no-day",
    "03.04.26, 10, EUR, date, no-day",
    "2026-11-03, -10, EUR, amount, not-positive",
    "2026-11-03, 0, EUR, amount, not-positive",
    "2026-11-03, 10.001, EUR, amount, too-fine",
    "2026-11-03, 10.50, JPY, amount, too-fine",
    "2026-11-03, 99999999, EUR, amount, too-large",
    "2026-11-03, ten, EUR, amount, no-number",
    "2026-11-03, =1+1, EUR, amount, no-number",
    "2026-11-03, 10, XYZ, currency, unknown-currency",
    "2026-11-03, 10, XAU, currency, unknown-currency",
    "2026-11-03, 10, XXX, currency, unknown-currency"
  })
  void shouldNameTheFieldWhenSomethingIsWrong(
      String date, String amount, String currency, String field, String code) throws Exception {
    // when, with a locale, so that nothing is merely unclear
    var read = form(line(date, amount, currency), "en-GB");

    // then
    assertThat(read.lines()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .containsEntry("field", field)
                    .containsEntry("code", code)
                    .containsEntry("line", 1));
  }

  @Test
  void shouldNameEveryBadCellInOneGoWhenASheetHasSeveral() throws Exception {
    // given
    var table =
        JSON.readTree(
            """
            {"sheet": "Spesen",
             "columns": [{"name": "date", "heading": "Datum", "cell": "A6"}, {"name": "category", "heading": "Kategorie", "cell": "B6"},
               {"name": "amount", "heading": "Betrag", "cell": "E6"}, {"name": "currency", "heading": "Währung", "cell": "F6"},
               {"name": "paidWith", "heading": "Bezahlt mit", "cell": "H6"}],
             "rows": [
              {"row": 7, "cells": {"date": {"value": "2026-10-31", "cell": "A7"}, "category": {"value": "Taxi", "cell": "B7"},
                "amount": {"value": null, "text": "abc", "cell": "E7"}, "currency": {"value": "EUR", "cell": "F7"},
                "paidWith": {"value": "privat", "cell": "H7"}}},
              {"row": 8, "cells": {"category": {"value": "Zeppelin", "cell": "B8"}, "amount": {"value": "12.50", "cell": "E8", "currency": "EUR"},
                "paidWith": {"value": "Kreditkarte", "cell": "H8"}}},
              {"row": 9, "cells": {}}],
             "problems": [{"code": "wrong-type", "sheet": "Spesen", "cell": "E7", "column": "Betrag", "value": "abc",
               "expected": "an amount", "message": "Expected an amount, but found 'abc'."}]}
            """);

    // when
    var read = ReadClaim.of(null, table, List.of(), COMPANY, TODAY, null);

    // then
    assertThat(read.problems())
        .extracting(problem -> problem.get("cell") + " " + problem.get("code"))
        .containsExactly("E7 no-number", "A8 missing", "B8 unknown-category");
    assertThat(read.problems().getFirst())
        .containsEntry("sheet", "Spesen")
        .containsEntry("value", "abc")
        .containsEntry(
            "message", "Spesen, cell E7: expected an amount such as 12.50, but found 'abc'.");
    assertThat(read.questions())
        .singleElement()
        .satisfies(
            question -> assertThat(question).containsEntry("cell", "H8").containsEntry("line", 2));
  }

  @Test
  void shouldKeepWhatTheSheetsReaderSaysWhenACellIsUnclear() throws Exception {
    // given
    var table =
        JSON.readTree(
            """
            {"sheet": "S",
             "columns": [{"name": "date", "heading": "Date", "cell": "A1"}, {"name": "category", "heading": "Category", "cell": "B1"},
               {"name": "amount", "heading": "Was bezahlt", "cell": "E1"}],
             "rows": [{"row": 2, "cells": {"date": {"value": "2026-11-03", "cell": "A2"}, "category": {"value": "taxi", "cell": "B2"},
               "amount": {"value": null, "text": "1.234", "cell": "E2"}}}],
             "questions": [{"code": "ambiguous", "sheet": "S", "cell": "E2", "column": "Was bezahlt", "value": "1.234",
               "message": "It may mean two things.", "readings": ["1.234", "1234"]}]}
            """);

    // when
    var read = ReadClaim.of(null, table, List.of(), COMPANY, TODAY, null);

    // then
    assertThat(read.questions())
        .singleElement()
        .satisfies(
            question ->
                assertThat(question)
                    .containsEntry("cell", "E2")
                    .containsEntry("line", 1)
                    .containsEntry("field", "amount"));

    // and once it was answered, nothing is open
    assertThat(
            ReadClaim.of(
                    null, table, List.of(new Answer(1, "amount", "1234")), COMPANY, TODAY, null)
                .isRight())
        .isTrue();
  }

  @Test
  void shouldRefuseAllWhenTheRowsAreTooManyForTheVariable() throws Exception {
    // when
    var read =
        ReadClaim.of(
            null,
            JSON.readTree("{\"rows\": [], \"rowCount\": 10000}"),
            List.of(),
            COMPANY,
            TODAY,
            null);

    // then
    assertThat(read.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).containsEntry("code", "too-many-lines"));
  }

  @Test
  void shouldWorkFlatRatesOutWhenNoAmountIsGiven() throws Exception {
    // when
    var read =
        form(
            """
            {"date": "2026-11-03", "category": "mileage", "description": "To Bremen", "kilometres": "120"},
            {"date": "2026-11-03", "category": "per-diem", "description": "Bremen", "days": "1.5"},
            {"date": "2026-11-03", "category": "per-diem", "description": "Oslo", "days": "1", "country": "NO"},
            {"date": "2026-11-03", "category": "mileage", "description": "Moon", "kilometres": "384400"}
            """,
            "en-GB");

    // then
    assertThat(read.lines())
        .extracting(line -> line.amount().toPlainString())
        .containsExactly("36.00", "42.00");
    assertThat(read.problems())
        .extracting(problem -> problem.get("line") + " " + problem.get("code"))
        .containsExactly("3 no-allowance", "4 out-of-range");
  }

  @Test
  void shouldRefuseAllWhenThereAreTenThousandLines() throws Exception {
    // given
    var lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> line("2026-11-03", "1.00", "EUR"))
            .collect(Collectors.joining(","));

    // when
    var read = form(lines, "en-GB");

    // then
    assertThat(read.lines()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .containsEntry("code", "too-many-lines")
                    .containsEntry(
                        "message",
                        "Expected at most 500 lines, but there are 10,000. Hand in several"
                            + " claims."));
  }

  @Test
  void shouldSaySoWhenNothingIsClaimed() {
    assertThat(ReadClaim.of(null, null, List.of(), COMPANY, TODAY, null).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).containsEntry("code", "nothing-claimed"));
  }

  @Test
  void shouldTakeSignsThatNobodySeesOutWhenTextsHoldThem() throws Exception {
    // when
    var read =
        form(
            """
            {"date": "2026-11-03", "category": "taxi", "description": "a\\u202eb\\u0007c", "amount": "10", "currency": "EUR"}
            """,
            "en-GB");

    // then
    assertThat(read.lines().getFirst().description()).isEqualTo("a b c");
  }

  private static String line(String date, String amount, String currency) {
    return """
    {"date": "%s", "category": "taxi", "description": "Ride", "amount": "%s", "currency": "%s", "paidWith": "own"}
    """
        .formatted(date, amount, currency);
  }

  private static ReadClaim form(String lines, @Nullable String locale) throws Exception {
    JsonNode node = JSON.readTree("[" + lines + "]");
    return ReadClaim.of(node, null, List.of(), COMPANY, TODAY, locale);
  }
}
