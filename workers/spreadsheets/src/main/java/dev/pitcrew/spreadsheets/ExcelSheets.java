package dev.pitcrew.spreadsheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.XLSBUnsupportedException;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * Sheets of xlsx and xls files. Formulas are never calculated: what the file says they gave is
 * taken, and a file that does not say is told so.
 */
final class ExcelSheets {

  private static final int MERGED_MAX = 5_000;

  /** What spreadsheet programs hold in one cell. */
  private static final int CELL_CHARS_MAX = 32_767;

  /** Of all cells of a file: one long text may stand in a hundred thousand cells. */
  private static final long TEXT_CHARS_MAX = 100_000_000;

  /** From here on a number that stands in a cell has lost digits. */
  private static final int EXACT_DIGITS = 15;

  static {
    ZipSecureFile.setMaxEntrySize(Unpacked.PART_BYTES_MAX);
    ZipSecureFile.setMaxTextSize(Unpacked.PART_BYTES_MAX);
  }

  private ExcelSheets() {}

  static List<Sheet> read(String name, byte[] bytes) {
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      var sheets = new ArrayList<Sheet>();
      long[] text = {0};
      for (var sheet : workbook) {
        sheets.add(sheet(name, workbook, sheet, text));
      }
      return sheets;
    } catch (EncryptedDocumentException e) {
      throw UnreadableFile.locked(name, e);
    } catch (UnreadableFile e) {
      throw e;
    } catch (XLSBUnsupportedException | OldFileFormatException e) {
      throw UnreadableFile.otherKind(name, e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The library answers a broken or hostile file with throwables of many kinds.
      throw String.valueOf(e.getMessage()).contains("Strict OOXML")
          ? UnreadableFile.otherKind(name, e)
          : UnreadableFile.broken(name, e);
    }
  }

  private static Sheet sheet(
      String name, Workbook workbook, org.apache.poi.ss.usermodel.Sheet sheet, long[] text)
      throws IOException {
    var merged = sheet.getMergedRegions();
    if (merged.size() > MERGED_MAX) {
      throw new UnreadableFile(
          "Expected at most %,d merged regions in %s, but it has more."
              .formatted(MERGED_MAX, name));
    }
    var rows = new ArrayList<Row>();
    var hiddenColumns = new HashSet<Integer>();
    for (var row : sheet) {
      if (row.getRowNum() < 0) {
        throw new IOException("a row before the first");
      }
      var read = row(name, sheet, row, merged);
      text[0] += chars(read);
      if (text[0] > TEXT_CHARS_MAX) {
        throw new UnreadableFile(
            "Expected at most %d million characters in %s, but it holds more."
                .formatted(TEXT_CHARS_MAX / 1_000_000, name));
      }
      if (row.getRowNum() >= Spreadsheet.ROWS_MAX) {
        if (read.isBlank()) {
          continue;
        }
        throw Spreadsheet.tooManyRows(name);
      }
      while (rows.size() < row.getRowNum()) {
        rows.add(new Row(rows.size() + 1, false, List.of()));
      }
      rows.add(read);
      hidden(sheet, read, hiddenColumns);
    }
    boolean hidden =
        workbook.getSheetVisibility(workbook.getSheetIndex(sheet)) != SheetVisibility.VISIBLE;
    return new Sheet(sheet.getSheetName(), hidden, rows, hiddenColumns);
  }

  private static long chars(Row row) {
    return row.cells().stream().mapToLong(cell -> cell.text().length()).sum();
  }

  private static void hidden(
      org.apache.poi.ss.usermodel.Sheet sheet, Row row, Set<Integer> hiddenColumns) {
    for (var cell : row.cells()) {
      if (!cell.isBlank() && sheet.isColumnHidden(cell.column() - 1)) {
        hiddenColumns.add(cell.column());
      }
    }
  }

  private static Row row(
      String name,
      org.apache.poi.ss.usermodel.Sheet sheet,
      org.apache.poi.ss.usermodel.Row row,
      List<CellRangeAddress> merged) {
    var here = merged.stream().filter(region -> region.containsRow(row.getRowNum())).toList();
    var cells = new ArrayList<Cell>();
    for (var cell : row) {
      var value = value(cell);
      if (cell.getColumnIndex() < Spreadsheet.COLUMNS_MAX) {
        var span =
            here.stream()
                .filter(region -> region.containsColumn(cell.getColumnIndex()))
                .findFirst()
                .map(ExcelSheets::span)
                .orElse(Cell.Span.ALONE);
        put(cells, Cell.of(row.getRowNum() + 1, cell.getColumnIndex() + 1, value, span));
      } else if (!(value instanceof CellValue.Blank)) {
        throw Spreadsheet.tooManyColumns(name);
      }
    }
    for (var region : here) {
      fill(sheet, row, region, cells);
    }
    return new Row(row.getRowNum() + 1, row.getZeroHeight(), cells);
  }

  /** What stands in the first row of a region that goes over several stands in each of them. */
  private static void fill(
      org.apache.poi.ss.usermodel.Sheet sheet,
      org.apache.poi.ss.usermodel.Row row,
      CellRangeAddress region,
      List<Cell> cells) {
    var first = sheet.getRow(region.getFirstRow());
    var origin = first == null ? null : first.getCell(region.getFirstColumn());
    if (origin != null
        && region.getFirstRow() < row.getRowNum()
        && region.getFirstColumn() < Spreadsheet.COLUMNS_MAX) {
      put(
          cells,
          Cell.of(row.getRowNum() + 1, region.getFirstColumn() + 1, value(origin), span(region)));
    }
  }

  private static void put(List<Cell> cells, Cell cell) {
    while (cells.size() < cell.column()) {
      cells.add(Cell.blank(cell.row(), cells.size() + 1));
    }
    cells.set(cell.column() - 1, cell);
  }

  private static Cell.Span span(CellRangeAddress region) {
    return region.getFirstRow() < region.getLastRow() ? Cell.Span.TALL : Cell.Span.WIDE;
  }

  private static CellValue value(org.apache.poi.ss.usermodel.Cell cell) {
    var type = cell.getCellType();
    if (type == CellType.FORMULA) {
      if (cell instanceof XSSFCell modern && !modern.getCTCell().isSetV()) {
        return new CellValue.Fault(
            "its formula was never calculated; open the file in a spreadsheet program and save it");
      }
      type = cell.getCachedFormulaResultType();
    }
    return switch (type) {
      case STRING -> text(cell.getStringCellValue());
      case NUMERIC -> DateUtil.isCellDateFormatted(cell) ? moment(cell) : number(cell);
      case BOOLEAN -> new CellValue.Flag(cell.getBooleanCellValue());
      case ERROR ->
          new CellValue.Fault(
              "it shows " + FormulaError.forInt(cell.getErrorCellValue()).getString());
      case BLANK, FORMULA, _NONE -> new CellValue.Blank();
    };
  }

  static CellValue text(String text) {
    if (text.length() > CELL_CHARS_MAX) {
      return new CellValue.Fault("its text is longer than a cell can hold");
    }
    var stripped = Words.strip(text);
    return stripped.isEmpty() ? new CellValue.Blank() : new CellValue.Text(stripped);
  }

  private static CellValue moment(org.apache.poi.ss.usermodel.Cell cell) {
    var moment = cell.getLocalDateTimeCellValue();
    return moment == null
        ? new CellValue.Fault("its number is no date")
        : new CellValue.Moment(moment);
  }

  private static CellValue number(org.apache.poi.ss.usermodel.Cell cell) {
    return number(
        new BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue())),
        cell.getCellStyle().getDataFormatString());
  }

  static CellValue number(BigDecimal number, @org.jspecify.annotations.Nullable String format) {
    if (number.precision() - number.scale() > EXACT_DIGITS) {
      return new CellValue.Fault(
          "a number of more than %d digits has lost some in the sheet; store it as text"
              .formatted(EXACT_DIGITS));
    }
    return new CellValue.Number(
        number,
        NumberFormats.shown(number.stripTrailingZeros().toPlainString(), format),
        NumberFormats.currency(format));
  }
}
