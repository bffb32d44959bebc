package dev.pitcrew.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.spreadsheets.Column.Kind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.required("id", Kind.TEXT),
          Column.optional("name", Kind.TEXT),
          Column.optional("price", Kind.NUMBER),
          Column.optional("count", Kind.WHOLE),
          Column.optional("day", Kind.DAY),
          Column.optional("active", Kind.FLAG));

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void shouldFindTheSeparatorWhenTheContentHasIt(String separator) {
    // when
    var table =
        csv(
            "id,name,price\n0017,\"Müller; Söhne, Kiel\",5\n0018,Étoile,6\n"
                .replace(",", "\u0001")
                .replace("\"Müller; Söhne\u0001 Kiel\"", "\"Müller; Söhne, Kiel\"")
                .replace("\u0001", separator));

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows())
        .extracting(row -> row.text("id").orElseThrow())
        .containsExactly("0017", "0018");
    assertThat(table.rows().getFirst().text("name")).contains("Müller; Söhne, Kiel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE"})
  void shouldReadUmlautsWhateverTheEncoding(String charset) {
    // given
    var text = "id;name\n1;Größe – 5 €\n";
    var bytes =
        (charset.equals("UTF-16LE") ? "\ufeff" + text : text).getBytes(Charset.forName(charset));

    // when
    var table = table(bytes, null);

    // then
    assertThat(table.rows().getFirst().text("name")).contains("Größe – 5 €");
  }

  @Test
  void shouldReadAFileThatBeginsWithAMark() {
    // when
    var table = csv("\ufeffid,name\n1,ä\n");

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().text("id")).contains("1");
  }

  @Test
  void shouldFindTheHeaderWhenTitlesStandAboveIt() {
    // when
    var table = csv("Vendors of 2026,,\n,,\nID,Name,Price\n1,a,2\n");

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.number()).isEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1234.5|1234.5",
        "1234,5|1234.5",
        "1.234,50|1234.50",
        "1,234.50|1234.50",
        "1.234.567|1234567",
        "0.123|0.123",
        "0,123|0.123",
        "1234.567|1234.567",
        "1 234,50|1234.50",
        "1'234.50|1234.50",
        "-12,5|-12.5",
        "12,5-|-12.5",
        "40|40"
      })
  void shouldReadANumberWhenItCanBeReadInOneWay(String written, String number) {
    // when
    var table = csv("id;price\n1;" + written + "\n");

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().number("price")).contains(new BigDecimal(number));
  }

  @Test
  void shouldAskWhenANumberMayBeTwo() {
    // when
    var table = csv("id;price\n1;1.234\n2;40\n");

    // then
    assertThat(table.problems())
        .singleElement()
        .extracting(TableProblem::line)
        .isEqualTo(
            "t.csv, cell B2 (price): Expected a number that can be read in one way, but '1.234' may be 1.234 or 1234, and no other cell of the column tells. Declare how it was written, such as --locale de-DE or --locale en-US.");
  }

  @Test
  void shouldKnowWhatANumberMeansWhenAnotherCellOfTheColumnTells() {
    // when
    var table = csv("id;price\n1;1.234\n2;12,50\n");

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().number("price")).contains(new BigDecimal("1234"));
  }

  @Test
  void shouldStillAskWhenTheColumnTellsBothWays() {
    // when
    var table = csv("id;price\n1;1.234\n2;12,50\n3;12.50\n");

    // then
    assertThat(table.problems()).extracting(TableProblem::cell).containsExactly("B2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "de-DE|1.234|1234",
        "en-US|1.234|1.234",
        "en-US|1,234|1234",
        "fr-FR|1 234,5|1234.5",
        "de-CH|1’234.50|1234.50"
      })
  void shouldReadANumberAsTheLocaleSays(String locale, String written, String number) {
    // when
    var table = table(("id;price\n1;" + written + "\n").getBytes(StandardCharsets.UTF_8), locale);

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().number("price")).contains(new BigDecimal(number));
  }

  @Test
  void shouldRefuseANumberThatTheLocaleDoesNotWrite() {
    // when
    var table = table("id;price\n1;12.50\n".getBytes(StandardCharsets.UTF_8), "de-DE");

    // then
    assertThat(table.problems())
        .singleElement()
        .extracting(TableProblem::message)
        .isEqualTo("Expected a number as de-DE writes it, such as 1234,50, but found '12.50'.");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-03,2026-04-03",
    "20260403,2026-04-03",
    "2026/4/3,2026-04-03",
    "03.04.2026,2026-04-03",
    "3. 4. 2026,2026-04-03",
    "13/04/2026,2026-04-13",
    "04/13/2026,2026-04-13",
    "05/05/2026,2026-05-05"
  })
  void shouldReadADayWhenItCanBeReadInOneWay(String written, LocalDate day) {
    // when
    var table = csv("id,day\n1," + written + "\n");

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows().getFirst().day("day")).contains(day);
  }

  @Test
  void shouldAskWhenADayMayBeTwo() {
    // when
    var table = csv("id,day\n1,03/04/2026\n");

    // then
    assertThat(table.problems())
        .singleElement()
        .extracting(TableProblem::message)
        .isEqualTo(
            "Expected a date that can be read in one way, but '03/04/2026' may be 2026-04-03 or 2026-03-04, and no other cell of the column tells. Declare how it was written, such as --locale en-GB or --locale en-US.");
  }

  @Test
  void shouldKnowADayWhenAnotherCellOrTheLocaleTells() {
    // when
    var byCell = csv("id,day\n1,03/04/2026\n2,04/25/2026\n");
    var byLocale = table("id,day\n1,03/04/2026\n".getBytes(StandardCharsets.UTF_8), "en-GB");

    // then
    assertThat(byCell.rows().getFirst().day("day")).contains(LocalDate.of(2026, 3, 4));
    assertThat(byLocale.rows().getFirst().day("day")).contains(LocalDate.of(2026, 4, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31.02.2026", "03/04/26", "soon", "2026-13-01", "0026-01-01", "45000"})
  void shouldRefuseWhatIsNoDay(String written) {
    // when
    var table = csv("id,day\n1," + written + "\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::message)
        .containsExactly("Expected a date such as 2026-12-31, but found '%s'.".formatted(written));
  }

  @Test
  void shouldNameEveryBadCellInOneGo() {
    // when
    var table = csv("id,price,count,active\n,x,1.5,perhaps\n2,1,2,yes\n3,1e5,3,no\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.csv, cell A2 (id): Expected a value, but the cell is empty.",
            "t.csv, cell B2 (price): Expected a number, but found 'x'.",
            "t.csv, cell C2 (count): Expected a whole number, but found '1.5'.",
            "t.csv, cell D2 (active): Expected yes or no, but found 'perhaps'.",
            "t.csv, cell B4 (price): Expected a number, but found '1e5'.");
  }

  @Test
  void shouldNameUnknownAndMissingColumnsWithTheNearestOne() {
    // when
    var table = csv("Idd,nmae,price,colour\n1,a,2,red\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.csv: Expected a column 'id' in row 1, but it is missing. Perhaps 'Idd' should be it.",
            "t.csv, cell A1: Expected a known column, but found 'Idd'. Perhaps 'id' was meant.",
            "t.csv, cell B1: Expected a known column, but found 'nmae'. Perhaps 'name' was meant.",
            "t.csv, cell D1: Expected a known column, but found 'colour'. Known are id, name, price, count, day, active. Leave it out, or name it with --ignore.");
  }

  @Test
  void shouldLeaveAColumnAloneWhenToldTo() {
    // when
    var sheet = Spreadsheet.read("t.csv", "id,colour\n1,red\n".getBytes(StandardCharsets.UTF_8));
    var table = Table.read("t.csv", sheet.sheet(null), COLUMNS, null, Set.of("Colour"));

    // then
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void shouldNameAValueThatStandsUnderNoHeading() {
    // when
    var table = csv("id,name\n1,Müller, Söhne\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.csv, cell C2: Expected no value, since column C has no name, but found 'Söhne'. In a csv file a value that holds the separator must be quoted.");
  }

  @Test
  void shouldNameAColumnThatIsThereTwice() {
    // when
    var table = csv("id,name,Name\n1,a,b\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::message)
        .containsExactly("Expected the column 'Name' once, but it is there again.");
  }

  @Test
  void shouldRefuseWhatASpreadsheetProgramMadeOfALongNumber() {
    // when
    var table = csv("id;name\n4,00638E+12;a\n=\"0017\";b\n");

    // then
    assertThat(table.problems()).extracting(TableProblem::cell).containsExactly("A2");
    assertThat(table.rows().get(1).text("id")).contains("0017");
  }

  @Test
  void shouldRefuseTextThatIsNotWhatItLooksLike() {
    // when
    var table = csv("id,name\n1,\u202eGmbH nesnaH\n2," + "x".repeat(1_001) + "\n");

    // then
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.csv, cell B2 (name): Expected text that is all visible, but it holds hidden signs.",
            "t.csv, cell B3 (name): Expected at most 1,000 characters, but found 1,001.");
    assertThat(table.problems().get(1).value()).hasSize(81);
  }

  @Test
  void shouldSayWhenAQuoteIsNotClosed() {
    // when, then
    assertThatThrownBy(() -> csv("id,name\n1,\"open\n2,b\n3,c\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "Expected every quoted cell of t.csv to be closed by a quote, but the one in row 2 or after it is not.");
  }

  @Test
  void shouldSayWhenAFileIsNoTable() {
    // when, then
    assertThatThrownBy(() -> table(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, null))
        .hasMessage(
            "Expected t.csv to be a table, but it holds control characters: it is some other kind of file.");
    assertThatThrownBy(() -> table(new byte[0], null))
        .hasMessage("Expected a table in t.csv, but it is empty.");
    assertThat(csv("a,b\n1,2\n").problems())
        .extracting(TableProblem::message)
        .containsExactly(
            "Expected a row of column names in the first 20 rows, with id, but found none.");
  }

  private static Table csv(String text) {
    return table(text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static Table table(byte[] bytes, String locale) {
    var file = Spreadsheet.read("t.csv", bytes);
    return Table.read(
        "t.csv",
        file.sheet(null),
        COLUMNS,
        locale == null ? null : Locale.forLanguageTag(locale),
        Set.of());
  }
}
