package dev.pitcrew.spreadsheets.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

final class JobsTest {

  private static final String COLUMNS =
      """
      [{"name": "date", "type": "date", "required": true, "aliases": ["Datum", "Date of expense"]},
       {"name": "amount", "type": "money", "required": true, "aliases": ["Betrag", "Total"], "currency": "EUR"},
       {"name": "merchant", "type": "text", "aliases": ["Händler"]},
       {"name": "card", "type": "yes-no", "aliases": ["Paid with card"]}]
      """;

  private final MapShelf shelf = new MapShelf();
  private final JobWork read = new ReadJob(process -> shelf);
  private final JobWork mark = new MarkJob(process -> shelf);
  private final JobWork write = new WriteJob(process -> shelf);

  @Test
  void shouldReadTypedRowsWhenThePeoplesSheetHasItsOwnWords() throws Exception {
    // given
    var csv =
        "Reisekosten Mai;;;\n;;;\nDatum;Betrag (CHF);Händler;Notiz\n03.04.2026;1.234,50;007 Taxi;x\n"
            + "04.04.2026;12,00 €;Total Energies;\n;;;\nSumme;1.246,50;;\nUnterschrift: Ada;;;\n";

    // when
    var table = table("t.csv", csv.getBytes(StandardCharsets.UTF_8), "null");

    // then
    assertThat(table.get("headerRow").asInt()).isEqualTo(3);
    assertThat(table.get("problems")).isEmpty();
    assertThat(table.get("questions")).isEmpty();
    assertThat(table.get("rowCount").asInt()).isEqualTo(2);
    assertThat(table.at("/rows/0").toString())
        .isEqualTo(
            "{\"row\":4,\"cells\":{\"amount\":{\"value\":\"1234.50\",\"cell\":\"B4\",\"currency\":\"CHF\"},\"date\":{\"value\":\"2026-04-03\",\"cell\":\"A4\"},\"merchant\":{\"value\":\"007 Taxi\",\"cell\":\"C4\"}}}");
    assertThat(table.at("/rows/1/cells/amount/currency").asText()).isEqualTo("EUR");
    assertThat(table.at("/rows/1/cells/merchant/value").asText()).isEqualTo("Total Energies");
    assertThat(table.get("skipped").findValuesAsText("why")).containsExactly("total", "note");
    assertThat(table.get("otherColumns").get(0).asText()).isEqualTo("Notiz");
  }

  @Test
  void shouldAskWhenACellMayBeReadInTwoWays() throws Exception {
    // given
    var csv = "Date,Amount\n03/04/2026,1.234\n05/06/2026,2.345\n";

    // when
    var table = table("t.csv", csv.getBytes(StandardCharsets.UTF_8), "null");

    // then
    assertThat(table.get("problems")).isEmpty();
    assertThat(table.get("questions").findValuesAsText("cell"))
        .containsExactly("A2", "B2", "A3", "B3");
    assertThat(table.at("/questions/0").toString())
        .isEqualTo(
            "{\"code\":\"ambiguous\",\"sheet\":null,\"cell\":\"A2\",\"column\":\"date\",\"value\":\"03/04/2026\",\"expected\":\"a date that can be read in one way\",\"message\":\"Expected a date that can be read in one way, but '03/04/2026' may be 2026-04-03 or 2026-03-04, and no other cell of the column tells. Write the year first, as in 2026-04-03.\",\"readings\":[\"2026-04-03\",\"2026-03-04\"]}");
    assertThat(table.at("/questions/1/readings").toString()).isEqualTo("[\"1.234\",\"1234\"]");
    assertThat(table.at("/rows/0/cells/amount").toString())
        .isEqualTo("{\"value\":null,\"cell\":\"B2\",\"text\":\"1.234\"}");
  }

  @Test
  void shouldNotAskWhenTheLocaleIsDeclared() throws Exception {
    // given
    var csv = "Date,Amount\n03/04/2026,1.234\n";

    // when
    var table = table("t.csv", csv.getBytes(StandardCharsets.UTF_8), "\"de-DE\"");

    // then
    assertThat(table.get("questions")).isEmpty();
    assertThat(table.at("/rows/0/cells/amount/value").asText()).isEqualTo("1234");
    assertThat(table.at("/rows/0/cells/date/value").asText()).isEqualTo("2026-04-03");
  }

  @Test
  void shouldNotTakeEnglishAloneForAnOrderOfDayAndMonth() throws Exception {
    // given
    var csv = "Date,Amount\n03/04/2026,1.234\n";

    // when
    var table = table("t.csv", csv.getBytes(StandardCharsets.UTF_8), "\"en\"");

    // then
    assertThat(table.get("questions").findValuesAsText("cell")).containsExactly("A2");
    assertThat(table.at("/problems").findValuesAsText("code")).containsExactly("wrong-value");
  }

  @Test
  void shouldKeepManyRowsInADocument() throws Exception {
    // given
    var csv = new StringBuilder("Date;Amount\n");
    for (int i = 0; i < TableResult.ROWS_IN_VARIABLE_MAX + 5; i++) {
      csv.append("2026-04-03;").append(i).append("\n");
    }
    var bytes = csv.toString().getBytes(StandardCharsets.UTF_8);

    // when
    var table = table("t.csv", bytes, "null");
    int kept = shelf.kept.size();
    table("t.csv", bytes, "null");

    // then
    assertThat(table.get("rows")).isEmpty();
    assertThat(table.get("rowCount").asInt()).isEqualTo(2_005);
    var rows =
        Variables.MAPPER.readTree(shelf.kept.get(table.at("/rowsDocument/documentId").asText()));
    assertThat(rows).hasSize(2_005);
    assertThat(rows.at("/2004/cells/amount/value").asText()).isEqualTo("2004");
    assertThat(shelf.kept).hasSize(kept);
  }

  @Test
  void shouldKeepLongRowsInADocument() throws Exception {
    // given
    var csv = new StringBuilder("Date;Amount;Merchant\n");
    for (int i = 0; i < 1_500; i++) {
      csv.append("2026-04-03;").append(i).append(";").append("x".repeat(900)).append("\n");
    }

    // when
    var table = table("t.csv", csv.toString().getBytes(StandardCharsets.UTF_8), "null");

    // then
    assertThat(table.get("rows")).isEmpty();
    assertThat(table.get("rowCount").asInt()).isEqualTo(1_500);
    assertThat(
            Variables.MAPPER.readTree(
                shelf.kept.get(table.at("/rowsDocument/documentId").asText())))
        .hasSize(1_500);
  }

  @Test
  void shouldSayWhySoThatTheModelCanTellTheSenderWhenAFileIsUnreadable() throws Exception {
    // when
    var outcome = read.run(input("t.xlsx", new byte[] {'P', 'K', 3, 4, 0}, "null"));

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "unreadable",
                "Expected t.xlsx to be a spreadsheet (xlsx, xls, ods or csv), but it is broken or of another kind."));
  }

  @Test
  void shouldAskAPersonWhenTheModelNamesNoColumns() {
    // given
    var document = shelf.put(new byte[] {1}, "text/csv", "t.csv").toVariable();
    var input = JobInput.parse(1, 2, 3, "p", Variables.toJson(Map.of("document", document)));

    // then
    assertThatThrownBy(() -> read.run(input))
        .isInstanceOf(ContractBroken.class)
        .hasMessage("Expected tableSpec.columns to name the columns to read, but it names none.");
  }

  @Test
  void shouldMarkWhatReadingFoundAndGiveTheSameCopyTwice() throws Exception {
    // given
    var csv = "Date,Amount\nsoon,=1\n2026-04-03,5\n";
    var input = input("claim.csv", csv.getBytes(StandardCharsets.UTF_8), "null");
    var table = ((JobOutcome.Completed) read.run(input)).variables().get("table");
    var variables = new LinkedHashMap<String, Object>();
    variables.put(
        "document", Variables.MAPPER.treeToValue(input.variables().get("document"), Map.class));
    variables.put("table", table);
    var marking = JobInput.parse(1, 2, 3, "p", Variables.toJson(variables));

    // when
    var first = ((JobOutcome.Completed) mark.run(marking)).variables();
    var second = ((JobOutcome.Completed) mark.run(marking)).variables();

    // then
    assertThat(second).isEqualTo(first);
    var copy = Variables.MAPPER.valueToTree(first).get("markedCopy");
    assertThat(copy.at("/metadata/fileName").asText()).isEqualTo("claim-to-correct.xlsx");
    try (var book = book(copy)) {
      assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue()).isEqualTo("=1");
      assertThat(book.getSheetAt(0).getCellComments()).hasSize(2);
      assertThat(book.getSheet("What to correct").getRow(4).getCell(4).getStringCellValue())
          .isEqualTo("Expected a date such as 2026-12-31, but found 'soon'.");
    }
  }

  @Test
  void shouldWriteADeclaredWorkbookOnce() throws Exception {
    // given
    var input =
        JobInput.parse(
            1,
            2,
            3,
            "p",
            """
            {"fileName": "../May", "workbook": {"sheets": [{"name": "A",
              "columns": [{"title": "Net", "type": "number"}], "rows": [[1], [2]], "totals": {"Net": "sum"}}]}}
            """);

    // when
    var first = ((JobOutcome.Completed) write.run(input)).variables();
    write.run(input);

    // then
    assertThat(shelf.kept).hasSize(1);
    var document = Variables.MAPPER.valueToTree(first).get("workbookDocument");
    assertThat(document.at("/metadata/fileName").asText()).isEqualTo(".._May.xlsx");
    try (var book = book(document)) {
      assertThat(book.getSheet("A").getRow(3).getCell(0).getNumericCellValue()).isEqualTo(3);
    }
  }

  @Test
  void shouldAskAPersonWhenTheWorkbookCannotBeWritten() throws Exception {
    // given
    var input = JobInput.parse(1, 2, 3, "p", "{\"workbook\": {\"sheets\": []}}");

    // then
    assertThat(write.run(input))
        .isEqualTo(new JobOutcome.NeedsPerson("Expected 1 to 50 sheets, but found 0."));
  }

  private XSSFWorkbook book(JsonNode document) throws IOException {
    return new XSSFWorkbook(
        new ByteArrayInputStream(shelf.kept.get(document.get("documentId").asText())));
  }

  private JsonNode table(String name, byte[] bytes, String locale) throws Exception {
    var outcome = read.run(input(name, bytes, locale));
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return Variables.MAPPER
        .readTree(Variables.toJson(((JobOutcome.Completed) outcome).variables()))
        .get("table");
  }

  private JobInput input(String name, byte[] bytes, String locale) {
    var document = shelf.put(bytes, "text/csv", name).toVariable();
    return JobInput.parse(
        1,
        2,
        3,
        "p",
        "{\"document\": %s, \"tableSpec\": {\"locale\": %s, \"columns\": %s}}"
            .formatted(Variables.toJson(document), locale, COLUMNS));
  }
}
