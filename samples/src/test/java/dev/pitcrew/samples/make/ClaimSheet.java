package dev.pitcrew.samples.make;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A claim sheet as xlsx, csv or ods: the template that is shipped, empty or filled in. Cells are
 * days, amounts or texts.
 */
final class ClaimSheet {

  static final List<String> HEADINGS =
      List.of(
          "Date",
          "Category",
          "Description",
          "Merchant",
          "Amount",
          "Currency",
          "Country",
          "Paid with",
          "Receipt",
          "Kilometres",
          "Days");
  static final List<String> GERMAN =
      List.of(
          "Datum",
          "Kategorie",
          "Beschreibung",
          "Händler",
          "Betrag",
          "Währung",
          "Land",
          "Bezahlt mit",
          "Beleg",
          "Kilometer",
          "Tage");

  private static final int[] WIDTHS = {13, 16, 34, 26, 12, 10, 10, 15, 20, 12, 8};
  private static final int LINES = 60;
  private static final String[] CATEGORIES = {
    "Travel",
    "Lodging",
    "Meals",
    "Per diem",
    "Mileage",
    "Taxi",
    "Fuel",
    "Office",
    "Communication",
    "Entertainment",
    "Training",
    "Other"
  };
  private static final List<String> HELP =
      List.of(
          "One line for each expense; leave the headings as they are, or use your own words for them.",
          "Date: the day on the receipt. Nothing is guessed: what could mean two days comes back as a question.",
          "Category: choose from the list. Description: what for, and for whom.",
          "Amount and currency: as printed on the receipt, also in a foreign currency; the rate of the day is looked up.",
          "Country: where the money was spent, such as DE or GB; it decides limits and the tax that is claimed back.",
          "Paid with: own money, or company card. What the company card paid is posted, not paid out.",
          "Receipt: the name of its picture or PDF. Hand the files in together with this sheet.",
          "Mileage: kilometres, no amount. Per diem: days, no amount. The company's rates count.");

  private ClaimSheet() {}

  /**
   * As a workbook whose second sheet says how to fill it in.
   *
   * @param rows filled in; none for the empty template
   */
  static byte[] xlsx(List<List<Object>> rows) {
    try (var workbook = new XSSFWorkbook()) {
      workbook.getProperties().getCoreProperties().setCreator("Pitcrew");
      XSSFSheet sheet = workbook.createSheet("Claim");
      head(workbook, sheet);
      CellStyle day = style(workbook, "yyyy-mm-dd");
      CellStyle money = style(workbook, "#,##0.00");
      CellStyle text = style(workbook, "@");
      for (int i = 0; i < LINES; i++) {
        var row = sheet.createRow(i + 1);
        for (int column = 0; column < HEADINGS.size(); column++) {
          Cell cell = row.createCell(column);
          cell.setCellStyle(column == 0 ? day : column == 4 || column >= 9 ? money : text);
          if (i < rows.size() && column < rows.get(i).size()) {
            fill(cell, rows.get(i).get(column));
          }
        }
      }
      choices(sheet, 1, CATEGORIES);
      choices(sheet, 7, "own", "company card");
      sheet.createFreezePane(0, 1);
      help(workbook);
      var out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void head(XSSFWorkbook workbook, XSSFSheet sheet) {
    Font bold = workbook.createFont();
    bold.setBold(true);
    bold.setColor(IndexedColors.WHITE.getIndex());
    CellStyle head = workbook.createCellStyle();
    head.setFont(bold);
    head.setFillForegroundColor(IndexedColors.DARK_TEAL.getIndex());
    head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    head.setBorderBottom(BorderStyle.THIN);
    var row = sheet.createRow(0);
    for (int column = 0; column < HEADINGS.size(); column++) {
      Cell cell = row.createCell(column);
      cell.setCellValue(HEADINGS.get(column));
      cell.setCellStyle(head);
      sheet.setColumnWidth(column, WIDTHS[column] * 256);
    }
  }

  private static CellStyle style(XSSFWorkbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static void fill(Cell cell, Object value) {
    switch (value) {
      case LocalDate day -> cell.setCellValue(day);
      case BigDecimal number -> cell.setCellValue(number.doubleValue());
      default -> {
        if (!value.toString().isEmpty()) {
          cell.setCellValue(value.toString());
        }
      }
    }
  }

  private static void choices(XSSFSheet sheet, int column, String... words) {
    var helper = sheet.getDataValidationHelper();
    var validation =
        helper.createValidation(
            helper.createExplicitListConstraint(words),
            new CellRangeAddressList(1, LINES, column, column));
    // People write words of their own, too; what is not understood is asked.
    validation.setShowErrorBox(false);
    sheet.addValidationData(validation);
  }

  private static void help(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.createSheet("How to fill it in");
    sheet.setColumnWidth(0, 110 * 256);
    for (int i = 0; i < HELP.size(); i++) {
      sheet.createRow(i).createCell(0).setCellValue(HELP.get(i));
    }
  }

  /** With semicolons, as spreadsheet programs of most of Europe write it. */
  static byte[] csv(List<String> headings, List<List<Object>> rows) {
    List<List<?>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    return all.stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(";")))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The smallest text document of tables that there is. */
  static byte[] ods(List<List<Object>> rows) {
    var table = new StringBuilder();
    List<List<?>> all = new ArrayList<>();
    all.add(HEADINGS);
    all.addAll(rows);
    for (List<?> row : all) {
      table.append("<table:table-row>");
      row.forEach(value -> table.append(odsCell(value)));
      table.append("</table:table-row>");
    }
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
            + "<office:body><office:spreadsheet><table:table table:name=\"Claim\">"
            + table
            + "</table:table></office:spreadsheet></office:body></office:document-content>";
    String manifest =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest"
            + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
            + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
            + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      byte[] type =
          "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII);
      var first = new ZipEntry("mimetype");
      var crc = new CRC32();
      crc.update(type);
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      first.setCrc(crc.getValue());
      first.setTime(0);
      zip.putNextEntry(first);
      zip.write(type);
      entry(zip, "content.xml", content);
      entry(zip, "META-INF/manifest.xml", manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String odsCell(Object value) {
    return switch (value) {
      case LocalDate day ->
          "<table:table-cell office:value-type=\"date\" office:date-value=\"%1$s\"><text:p>%1$s</text:p></table:table-cell>"
              .formatted(day);
      case BigDecimal number ->
          "<table:table-cell office:value-type=\"float\" office:value=\"%1$s\"><text:p>%1$s</text:p></table:table-cell>"
              .formatted(number.toPlainString());
      default ->
          value.toString().isEmpty()
              ? "<table:table-cell/>"
              : "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
                  .formatted(value.toString().replace("&", "&amp;").replace("<", "&lt;"));
    };
  }
}
