package dev.pitcrew.spreadsheets.write;

import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Rules by which the program that shows a sheet colours its cells. */
final class Highlights {

  private static final byte[] RED = {(byte) 0xFF, (byte) 0xC7, (byte) 0xCE};
  private static final byte[] YELLOW = {(byte) 0xFF, (byte) 0xEB, (byte) 0x9C};
  private static final byte[] GREEN = {(byte) 0xC6, (byte) 0xEF, (byte) 0xCE};

  private Highlights() {}

  static void add(XSSFSheet sheet, Highlight rule, Formulas.Place place, int column) {
    var rules = sheet.getSheetConditionalFormatting();
    var made =
        rules.createConditionalFormattingRule(
            switch (rule.when()) {
              case ABOVE -> ComparisonOperator.GT;
              case BELOW -> ComparisonOperator.LT;
              case EQUAL -> ComparisonOperator.EQUAL;
            },
            value(rule));
    var fill = made.createPatternFormatting();
    fill.setFillBackgroundColor(
        new XSSFColor(
            switch (rule.look()) {
              case BAD -> RED;
              case WARNING -> YELLOW;
              case GOOD -> GREEN;
            },
            null));
    fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    rules.addConditionalFormatting(
        new CellRangeAddress[] {new CellRangeAddress(place.first(), place.last(), column, column)},
        made);
  }

  private static String value(Highlight rule) {
    try {
      return Values.number(rule.value()).toPlainString();
    } catch (NumberFormatException text) {
      if (rule.when() != Highlight.When.EQUAL) {
        throw WorkbookSpecBroken.of(
            "Expected a number to compare column '%s' with, but found '%s'.",
            rule.column(), rule.value());
      }
      return '"' + String.valueOf(rule.value()).replace("\"", "\"\"") + '"';
    }
  }
}
