package dev.pitcrew.spreadsheets.write;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** Formulas as declared, with column titles in braces, made into those of the sheet. */
final class Formulas {

  private static final Pattern TITLE = Pattern.compile("\\{([^{}:]+)(:column)?}");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"]|\"\")*\"");

  /** What would reach out of the workbook, or start something, when the file is opened. */
  private static final Pattern REACHING_OUT =
      Pattern.compile(
          "[\\[\\]|]|(?<![A-Z0-9_.])(HYPERLINK|WEBSERVICE|FILTERXML|IMPORTDATA|IMPORTXML|RTD|DDE|CALL|EXEC|REGISTER)\\s*\\(");

  private Formulas() {}

  /**
   * Sets a cell's formula.
   *
   * @param row of the table it belongs to, from 0; -1 where it belongs to none
   */
  static void set(XSSFCell cell, String declared, Place place, int row) {
    var formula = declared.startsWith("=") ? declared.substring(1) : declared;
    var inPlace = TITLE.matcher(formula).replaceAll(found -> cells(found, declared, place, row));
    var plain = LITERAL.matcher(inPlace).replaceAll("\"\"").toUpperCase(Locale.ROOT);
    if (REACHING_OUT.matcher(plain).find()) {
      throw WorkbookSpecBroken.of(
          "Expected a formula that stays in its workbook, but found '%s'.", declared);
    }
    try {
      cell.setCellFormula(inPlace);
    } catch (FormulaParseException e) {
      throw WorkbookSpecBroken.of(
          "Expected a formula, but '%s' is none: %s.", declared, e.getMessage());
    }
  }

  private static String cells(
      java.util.regex.MatchResult found, String declared, Place place, int row) {
    int column = place.titles().indexOf(found.group(1));
    if (column < 0) {
      throw WorkbookSpecBroken.of(
          "Expected formula '%s' to name columns of its table, but there is no '%s'.",
          declared, found.group(1));
    }
    if (found.group(2) == null && row < 0) {
      throw WorkbookSpecBroken.of(
          "Expected '%s' to name a whole column as {%s:column}, but it names the cell of a row.",
          declared, found.group(1));
    }
    return Matcher.quoteReplacement(
        found.group(2) == null
            ? CellReference.convertNumToColString(column) + (row + 1)
            : place.range(column));
  }

  /**
   * Where a table stands.
   *
   * @param first its first row of values, from 0
   * @param last its last, the first where there are none
   */
  record Place(List<String> titles, int first, int last) {

    String range(int column) {
      var letters = CellReference.convertNumToColString(column);
      return "$%s$%d:$%s$%d".formatted(letters, first + 1, letters, last + 1);
    }
  }
}
