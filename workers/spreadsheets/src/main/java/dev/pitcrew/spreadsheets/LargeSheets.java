package dev.pitcrew.spreadsheets;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Sheets of an xlsx file that is too large to hold, read row by row. Merged regions and hidden
 * columns stand behind the rows in such a file and are not known.
 */
final class LargeSheets implements AutoCloseable {

  private static final Set<String> ERRORS =
      Set.of("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!");

  private final String name;
  private final ReadableWorkbook workbook;

  private LargeSheets(String name, ReadableWorkbook workbook) {
    this.name = name;
    this.workbook = workbook;
  }

  static LargeSheets open(String name, File file) {
    try {
      return new LargeSheets(name, new ReadableWorkbook(file, new ReadingOptions(true, true)));
    } catch (IOException | RuntimeException e) {
      throw UnreadableFile.broken(name, e);
    }
  }

  List<SheetRows> sheets() {
    return workbook.getSheets().<SheetRows>map(sheet -> new OneSheet(this, sheet)).toList();
  }

  private record OneSheet(LargeSheets file, org.dhatim.fastexcel.reader.Sheet sheet)
      implements SheetRows {

    @Override
    public String name() {
      return sheet.getName();
    }

    @Override
    public boolean hidden() {
      return sheet.getVisibility() != SheetVisibility.VISIBLE;
    }

    @Override
    public Set<Integer> hiddenColumns() {
      return Set.of();
    }

    @Override
    public Stream<Row> open() {
      try {
        return sheet.openStream().map(file::row);
      } catch (IOException | ExcelReaderException e) {
        throw UnreadableFile.broken(file.name, e);
      }
    }
  }

  private Row row(org.dhatim.fastexcel.reader.Row row) {
    var cells = new ArrayList<Cell>(row.getPhysicalCellCount());
    for (var cell : row) {
      if (cell == null) {
        continue;
      }
      var value = value(cell);
      if (value instanceof CellValue.Blank) {
        continue;
      }
      if (cell.getColumnIndex() >= Spreadsheet.COLUMNS_MAX) {
        throw Spreadsheet.tooManyColumns(name);
      }
      while (cells.size() < cell.getColumnIndex()) {
        cells.add(Cell.blank(row.getRowNum(), cells.size() + 1));
      }
      cells.add(Cell.of(row.getRowNum(), cell.getColumnIndex() + 1, value, Cell.Span.ALONE));
    }
    return new Row(row.getRowNum(), row.isHidden(), cells);
  }

  private static CellValue value(org.dhatim.fastexcel.reader.Cell cell) {
    var value = cell.getValue();
    if (cell.getType() == CellType.ERROR
        || cell.getType() == CellType.FORMULA && ERRORS.contains(String.valueOf(value))) {
      return new CellValue.Fault("it shows " + error(cell));
    }
    return switch (value) {
      case null ->
          cell.getType() == CellType.FORMULA
              ? new CellValue.Fault(
                  "its formula was never calculated; open the file in a spreadsheet program and save it")
              : new CellValue.Blank();
      case BigDecimal number -> number(cell, number);
      case Boolean flag -> new CellValue.Flag(flag);
      default -> ExcelSheets.text(value.toString());
    };
  }

  private static String error(org.dhatim.fastexcel.reader.Cell cell) {
    var raw = cell.getRawValue();
    return raw != null && ERRORS.contains(raw) ? raw : FormulaError.VALUE.getString();
  }

  private static CellValue number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
    if (isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
      try {
        return new CellValue.Moment(cell.asDate());
      } catch (RuntimeException e) {
        return new CellValue.Fault("its number is no date");
      }
    }
    var kept = new BigDecimal(NumberToTextConverter.toText(number.doubleValue()));
    return ExcelSheets.number(kept, cell.getDataFormatString());
  }

  private static boolean isDate(@Nullable Integer id, @Nullable String format) {
    return id != null && DateUtil.isADateFormat(id, format);
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
