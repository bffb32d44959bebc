package dev.pitcrew.spreadsheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * Sheets of xlsx and xls files. Formulas are never calculated: what the file says they gave is
 * taken, and a file that does not say is told so.
 */
final class ExcelSheets {

  /** One part of a file, unpacked: some 240,000 cells; more would not fit into a small heap. */
  private static final long PART_BYTES_MAX = 16_000_000;

  private static final int PARTS_MAX = 500;

  /** From here on a number that stands in a cell has lost digits. */
  private static final int EXACT_DIGITS = 15;

  static {
    ZipSecureFile.setMaxEntrySize(PART_BYTES_MAX);
    ZipSecureFile.setMaxTextSize(PART_BYTES_MAX);
  }

  private ExcelSheets() {}

  static List<Sheet> read(String name, byte[] bytes) {
    checkUnpackedSize(name, bytes);
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      var sheets = new ArrayList<Sheet>();
      for (var sheet : workbook) {
        sheets.add(sheet(name, workbook, sheet));
      }
      return sheets;
    } catch (EncryptedDocumentException e) {
      throw new UnreadableFile(
          "Expected to read %s, but it is protected by a password.".formatted(name), e);
    } catch (UnreadableFile e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library answers a broken or hostile file with exceptions of many kinds.
      throw broken(name, e);
    }
  }

  /** Before the library unpacks it: a small file may hold a very large one. */
  private static void checkUnpackedSize(String name, byte[] bytes) {
    var buffer = new byte[1 << 16];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (int parts = 0; zip.getNextEntry() != null; parts++) {
        long size = 0;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          size += read;
          if (size > PART_BYTES_MAX || parts > PARTS_MAX) {
            throw new UnreadableFile(
                "Expected a sheet of at most %d MB unpacked in %s, but it is larger. Save it as csv or split it."
                    .formatted(PART_BYTES_MAX / 1_000_000, name));
          }
        }
      }
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  private static UnreadableFile broken(String name, Exception cause) {
    return new UnreadableFile(
        "Expected %s to be a spreadsheet (xlsx, xls or csv), but it is broken or of another kind."
            .formatted(name),
        cause);
  }

  private static Sheet sheet(
      String name, Workbook workbook, org.apache.poi.ss.usermodel.Sheet sheet) {
    var merged = sheet.getMergedRegions();
    var rows = new ArrayList<Row>();
    for (var row : sheet) {
      if (row.getRowNum() >= Spreadsheet.ROWS_MAX) {
        throw Spreadsheet.tooManyRows(name);
      }
      while (rows.size() < row.getRowNum()) {
        rows.add(new Row(rows.size() + 1, false, List.of()));
      }
      rows.add(row(name, row, merged));
    }
    boolean hidden =
        workbook.getSheetVisibility(workbook.getSheetIndex(sheet)) != SheetVisibility.VISIBLE;
    return new Sheet(sheet.getSheetName(), hidden, rows);
  }

  private static Row row(
      String name, org.apache.poi.ss.usermodel.Row row, List<CellRangeAddress> merged) {
    var cells = new ArrayList<Cell>();
    for (var cell : row) {
      while (cells.size() < cell.getColumnIndex() && cells.size() < Spreadsheet.COLUMNS_MAX) {
        cells.add(Cell.blank(row.getRowNum() + 1, cells.size() + 1));
      }
      var value = value(cell);
      if (cell.getColumnIndex() < Spreadsheet.COLUMNS_MAX) {
        boolean inMerged = merged.stream().anyMatch(region -> region.isInRange(cell));
        cells.add(
            new Cell(row.getRowNum() + 1, cell.getColumnIndex() + 1, value, text(value), inMerged));
      } else if (!(value instanceof CellValue.Blank)) {
        throw Spreadsheet.tooManyColumns(name);
      }
    }
    return new Row(row.getRowNum() + 1, row.getZeroHeight(), cells);
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

  private static CellValue text(String text) {
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
    double stored = cell.getNumericCellValue();
    var number = new BigDecimal(NumberToTextConverter.toText(stored));
    if (number.precision() - number.scale() > EXACT_DIGITS) {
      return new CellValue.Fault(
          "a number of more than %d digits has lost some in the sheet; store it as text"
              .formatted(EXACT_DIGITS));
    }
    return new CellValue.Number(number, shown(number, cell.getCellStyle().getDataFormatString()));
  }

  /** A format of zeros only, such as 00000, shows leading zeros that the number does not have. */
  private static String shown(BigDecimal number, String format) {
    var plain = number.stripTrailingZeros().toPlainString();
    return format != null && format.matches("0{2,}") && plain.matches("\\d+")
        ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
        : plain;
  }

  private static String text(CellValue value) {
    return switch (value) {
      case CellValue.Blank blank -> "";
      case CellValue.Text text -> text.text();
      case CellValue.Number number -> number.shown();
      case CellValue.Moment moment ->
          moment.moment().toLocalTime().toSecondOfDay() == 0
              ? moment.moment().toLocalDate().toString()
              : moment.moment().toString();
      case CellValue.Flag flag -> flag.flag() ? "TRUE" : "FALSE";
      case CellValue.Fault fault -> "";
    };
  }
}
