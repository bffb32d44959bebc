package dev.pitcrew.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.spreadsheets.Column.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class OdsSheetsTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.required("id", Kind.TEXT),
          Column.required("date", Kind.DAY),
          Column.required("amount", Kind.MONEY),
          Column.optional("paid", Kind.FLAG),
          Column.optional("note", Kind.TEXT));

  private static final String HEADER =
      "<table:table-row><table:table-cell office:value-type='string'><text:p>Id</text:p></table:table-cell>"
          + "<table:table-cell office:value-type='string'><text:p>Date</text:p></table:table-cell>"
          + "<table:table-cell office:value-type='string'><text:p>Amount</text:p></table:table-cell>"
          + "<table:table-cell office:value-type='string'><text:p>Paid</text:p></table:table-cell>"
          + "<table:table-cell office:value-type='string'><text:p>Note</text:p></table:table-cell></table:table-row>";

  @Test
  void shouldReadTypedCellsAndRepeatThem() throws IOException {
    // given
    var rows =
        HEADER
            + "<table:table-row table:number-rows-repeated='2'>"
            + "<table:table-cell office:value-type='string'><office:annotation><text:p>hm</text:p></office:annotation><text:p>00<text:span>17</text:span></text:p></table:table-cell>"
            + "<table:table-cell office:value-type='date' office:date-value='2026-04-03'><text:p>03.04.26</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='currency' office:currency='CHF' office:value='12.5'><text:p>12,50</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>WAHR</text:p></table:table-cell>"
            + "<table:table-cell table:number-columns-repeated='16379'/></table:table-row>"
            + "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";

    // when
    var table = table(ods(sheet("Data", rows), "", ""));

    // then
    assertThat(table.problems()).isEmpty();
    assertThat(table.rows()).hasSize(2);
    var row = table.rows().get(1);
    assertThat(row.number()).isEqualTo(3);
    assertThat(row.text("id")).contains("0017");
    assertThat(row.day("date")).contains(LocalDate.of(2026, 4, 3));
    assertThat(row.money("amount")).contains(new Money(new BigDecimal("12.5"), "CHF"));
    assertThat(row.flag("paid")).contains(true);
  }

  @Test
  void shouldNameErrorsAndTellOfHiddenRowsColumnsAndSheets() throws IOException {
    // given
    var rows =
        "<table:table-column/><table:table-column table:visibility='collapse'/>"
            + HEADER
            + "<table:table-row table:visibility='filter'>"
            + "<table:table-cell office:value-type='string'><text:p>1</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='date' office:date-value='2026-04-03T10:00:00'/>"
            + "<table:table-cell table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>"
            + "</table:table-row>";

    // when
    var file =
        Spreadsheet.read(
            "t.ods",
            ods(
                sheet("Data", rows)
                    + "<table:table table:name='Old' table:style-name='ta2'>"
                    + rows
                    + "</table:table>",
                "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>",
                ""));
    var table = Table.read("t.ods", file.sheet(null), TableSpec.ofPeople(COLUMNS, null));

    // then
    assertThat(file.sheets()).extracting(Sheet::hidden).containsExactly(false, true);
    assertThat(table.hiddenRows()).isOne();
    assertThat(table.sheet().hiddenColumns()).containsExactly(2);
    assertThat(table.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "t.ods, sheet Data, cell C2 (amount): Expected a value, but it shows #DIV/0!.");
  }

  @Test
  void shouldRepeatMergedTextAndNeverAMergedAmount() throws IOException {
    // given
    var rows =
        HEADER
            + "<table:table-row><table:table-cell office:value-type='string'><text:p>1</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='date' office:date-value='2026-04-03' table:number-rows-spanned='2'/>"
            + "<table:table-cell office:value-type='float' office:value='5' table:number-rows-spanned='2'><text:p>5</text:p></table:table-cell></table:table-row>"
            + "<table:table-row><table:table-cell office:value-type='string'><text:p>2</text:p></table:table-cell>"
            + "<table:covered-table-cell/><table:covered-table-cell/></table:table-row>";

    // when
    var table = table(ods(sheet("Data", rows), "", ""));

    // then
    assertThat(table.rows().get(1).day("date")).contains(LocalDate.of(2026, 4, 3));
    assertThat(table.problems())
        .extracting(problem -> problem.cell() + " " + problem.code().text())
        .containsExactly("C2 merged", "C3 merged");
  }

  @Test
  void shouldRefuseAFewCellsThatAreRepeatedVeryOften() throws IOException {
    // given
    var row =
        "<table:table-row table:number-rows-repeated='90000'><table:table-cell table:number-columns-repeated='100' office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>";

    // then
    assertThatThrownBy(() -> table(ods(sheet("Data", row), "", "")))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("Expected fewer cells in t.ods, but a few are repeated very often.");
  }

  @Test
  void shouldRefuseADocumentType() throws IOException {
    // given
    var bytes =
        ods(sheet("Data", HEADER), "", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");

    // then
    assertThatThrownBy(() -> table(bytes))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("broken or of another kind");
  }

  private static Table table(byte[] bytes) {
    var file = Spreadsheet.read("t.ods", bytes);
    return Table.read("t.ods", file.sheet(null), TableSpec.ofPeople(COLUMNS, null));
  }

  private static String sheet(String name, String rows) {
    return "<table:table table:name='" + name + "'>" + rows + "</table:table>";
  }

  private static byte[] ods(String tables, String styles, String prolog) throws IOException {
    var content =
        "<?xml version='1.0' encoding='UTF-8'?>"
            + prolog
            + "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
            + " xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:automatic-styles>"
            + styles
            + "</office:automatic-styles><office:body><office:spreadsheet>"
            + tables
            + "</office:spreadsheet></office:body></office:document-content>";
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part :
          List.of(
              List.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
              List.of("content.xml", content),
              List.of("META-INF/manifest.xml", "<manifest/>"))) {
        zip.putNextEntry(new ZipEntry(part.get(0)));
        zip.write(part.get(1).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
