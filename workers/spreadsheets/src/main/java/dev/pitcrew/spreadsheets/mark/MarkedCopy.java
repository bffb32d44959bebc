package dev.pitcrew.spreadsheets.mark;

import dev.pitcrew.spreadsheets.Cell;
import dev.pitcrew.spreadsheets.CellValue;
import dev.pitcrew.spreadsheets.Spreadsheet;
import dev.pitcrew.spreadsheets.TableFile;
import dev.pitcrew.spreadsheets.UnreadableFile;
import dev.pitcrew.spreadsheets.write.SameBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The sender's own sheet with what is to be corrected marked in it: the cells coloured by a rule
 * and explained in comments, and all of it listed on a sheet of its own. Contents, formats and
 * formulas stay as they are; marks of an earlier copy go. Csv and OpenDocument files come back as
 * xlsx; of a file too large to hold only the list.
 */
public record MarkedCopy(byte[] bytes, String fileName, String contentType) {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12";
  private static final String XLS = "application/vnd.ms-excel";

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /**
   * Makes the copy.
   *
   * @throws UnreadableFile when the file cannot be read
   */
  public static MarkedCopy of(String fileName, byte[] bytes, List<Mark> marks) {
    try (var file = TableFile.open(fileName, bytes)) {
      if (file.isLarge()) {
        return listOnly(fileName, marks);
      }
    }
    // What this reader takes the library takes too; it refuses bombs and locked files.
    var read = Spreadsheet.read(fileName, bytes);
    boolean excel = startsWith(bytes, OLE) || startsWith(bytes, ZIP) && !isOds(bytes);
    try (var workbook =
        excel ? WorkbookFactory.create(new ByteArrayInputStream(bytes)) : rebuilt(read)) {
      Marker.mark(workbook, marks);
      return written(fileName, workbook, excel);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MarkedCopy listOnly(String fileName, List<Mark> marks) {
    try (var workbook = new XSSFWorkbook()) {
      Marker.mark(workbook, marks);
      return written(fileName, workbook, false);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MarkedCopy written(String fileName, Workbook workbook, boolean original)
      throws IOException {
    if (workbook instanceof HSSFWorkbook) {
      var bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return new MarkedCopy(bytes.toByteArray(), named(fileName, ".xls"), XLS);
    }
    var modern = (XSSFWorkbook) workbook;
    var bytes = original ? SameBytes.ofCopy(modern) : SameBytes.of(modern);
    return modern.isMacroEnabled()
        ? new MarkedCopy(bytes, named(fileName, ".xlsm"), XLSM)
        : new MarkedCopy(bytes, named(fileName, ".xlsx"), XLSX);
  }

  /** A marked copy of a marked copy has the same name. */
  private static String named(String fileName, String ending) {
    int dot = fileName.lastIndexOf('.');
    var base = dot > 0 ? fileName.substring(0, dot) : fileName;
    return (base.endsWith("-to-correct") ? base : base + "-to-correct") + ending;
  }

  /** A file of another kind as a workbook, cell for cell. */
  private static Workbook rebuilt(Spreadsheet read) {
    var workbook = new XSSFWorkbook();
    var text = workbook.createCellStyle();
    text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    var day = workbook.createCellStyle();
    day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    var time = workbook.createCellStyle();
    time.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
    for (var sheet : read.sheets()) {
      var copy =
          workbook.createSheet(
              org.apache.poi.ss.util.WorkbookUtil.createSafeSheetName(
                  sheet.name().isEmpty() ? "Table" : sheet.name()));
      for (var row : sheet.rows()) {
        var rowCopy = row.isBlank() ? null : copy.createRow(row.number() - 1);
        for (var cell : row.cells()) {
          if (rowCopy != null && !cell.isBlank()) {
            var to = rowCopy.createCell(cell.column() - 1);
            switch (cell.value()) {
              case CellValue.Number number when isPlain(cell, number) ->
                  to.setCellValue(number.number().doubleValue());
              case CellValue.Moment moment -> {
                to.setCellValue(moment.moment());
                to.setCellStyle(cell.text().length() == "yyyy-mm-dd".length() ? day : time);
              }
              case CellValue.Flag flag -> to.setCellValue(flag.flag());
              default -> {
                to.setCellValue(cell.text());
                to.setCellStyle(text);
              }
            }
          }
        }
        if (rowCopy != null && row.hidden()) {
          rowCopy.setZeroHeight(true);
        }
      }
    }
    return workbook;
  }

  /** A number with leading zeros stays the text it looks like. */
  private static boolean isPlain(Cell cell, CellValue.Number number) {
    return cell.text().equals(number.number().stripTrailingZeros().toPlainString());
  }

  private static boolean isOds(byte[] bytes) {
    // The first part of an OpenDocument file is its type, unpacked.
    var start =
        new String(
            bytes, 0, Math.min(bytes.length, 128), java.nio.charset.StandardCharsets.ISO_8859_1);
    return start.contains("mimetype") && start.contains("opendocument");
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && java.util.Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
