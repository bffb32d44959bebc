package dev.pitcrew.spreadsheets.write;

import java.util.HashSet;
import java.util.Locale;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a workbook as xlsx. The same spec gives the same bytes, on any day and in any time zone.
 * What is declared as text stays text, however it begins.
 */
public final class WorkbookWriter {

  static final int SHEETS_MAX = 50;

  /** More would not fit into a small heap. */
  static final int CELLS_MAX = 300_000;

  private static final String MAKER = "Pitcrew";

  private WorkbookWriter() {}

  /**
   * Writes it.
   *
   * @throws WorkbookSpecBroken when it cannot be written as declared
   */
  public static byte[] write(WorkbookSpec spec) {
    check(spec);
    try (var workbook = new XSSFWorkbook()) {
      var core = workbook.getProperties().getCoreProperties();
      core.setCreator(MAKER);
      if (spec.title() != null) {
        core.setTitle(spec.title());
      }
      var styles = new Styles(workbook);
      var written =
          spec.sheets().stream().map(sheet -> SheetWriter.write(workbook, styles, sheet)).toList();
      calculate(workbook);
      written.forEach(SheetWriter::drawCharts);
      return SameBytes.of(workbook);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Formulas carry their result, so that programs that do not calculate show it too. Functions the
   * library does not know are left to the program that opens the file.
   */
  private static void calculate(XSSFWorkbook workbook) {
    var evaluator = new XSSFFormulaEvaluator(workbook);
    for (var sheet : workbook) {
      for (var row : sheet) {
        for (var cell : row) {
          try {
            evaluator.evaluateFormulaCell(cell);
          } catch (NotImplementedException unknown) {
            workbook.setForceFormulaRecalculation(true);
          }
        }
      }
    }
  }

  private static void check(WorkbookSpec spec) {
    if (spec.sheets().isEmpty() || spec.sheets().size() > SHEETS_MAX) {
      throw WorkbookSpecBroken.of(
          "Expected 1 to %d sheets, but found %d.", SHEETS_MAX, spec.sheets().size());
    }
    long cells =
        spec.sheets().stream()
            .mapToLong(sheet -> (long) sheet.rows().size() * Math.max(1, sheet.columns().size()))
            .sum();
    if (cells > CELLS_MAX) {
      throw WorkbookSpecBroken.of(
          "Expected at most %,d cells, but found %,d. Write them as csv.", CELLS_MAX, cells);
    }
    var names = new HashSet<String>();
    for (var sheet : spec.sheets()) {
      if (!names.add(String.valueOf(sheet.name()).toLowerCase(Locale.ROOT))) {
        throw WorkbookSpecBroken.of(
            "Expected each sheet to have a name of its own, but '%s' is there twice.",
            sheet.name());
      }
    }
  }
}
