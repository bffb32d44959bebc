package dev.pitcrew.spreadsheets.write;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The styles of a workbook; each is made once, since a workbook holds only so many. */
final class Styles {

  private static final byte[] HEADER = {(byte) 0x1F, (byte) 0x3A, (byte) 0x5F};
  private static final byte[] WHITE = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
  private static final short TITLE_POINTS = 14;

  private final XSSFWorkbook workbook;
  private final Map<Key, XSSFCellStyle> made = new HashMap<>();

  /** What makes a style another one. */
  private record Key(String format, boolean total, boolean quoted) {}

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  XSSFCellStyle header() {
    return made.computeIfAbsent(
        new Key("header", false, false),
        key -> {
          var style = workbook.createCellStyle();
          style.setFillForegroundColor(new XSSFColor(HEADER, null));
          style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          style.setFont(bold(new XSSFColor(WHITE, null)));
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          style.setWrapText(true);
          return style;
        });
  }

  XSSFCellStyle title() {
    return made.computeIfAbsent(
        new Key("title", false, false),
        key -> {
          var style = workbook.createCellStyle();
          var font = bold(null);
          font.setFontHeightInPoints(TITLE_POINTS);
          style.setFont(font);
          return style;
        });
  }

  /** The style of a value of that format. */
  XSSFCellStyle value(String format, boolean total) {
    return style(new Key(format, total, false));
  }

  /** Text; quoted where a program would take it for a formula when it is edited. */
  XSSFCellStyle text(boolean quoted, boolean total) {
    return style(new Key("@", total, quoted));
  }

  private XSSFCellStyle style(Key wanted) {
    return made.computeIfAbsent(
        wanted,
        key -> {
          var style = workbook.createCellStyle();
          style.setDataFormat(workbook.createDataFormat().getFormat(key.format()));
          style.setQuotePrefixed(key.quoted());
          if (key.format().equals("@")) {
            style.setAlignment(HorizontalAlignment.LEFT);
          }
          if (key.total()) {
            style.setFont(bold(null));
            style.setBorderTop(BorderStyle.THIN);
          }
          return style;
        });
  }

  private XSSFFont bold(@Nullable XSSFColor color) {
    var font = workbook.createFont();
    font.setBold(true);
    if (color != null) {
      font.setColor(color);
    }
    return font;
  }

  /** How values of a type are shown unless something else is declared. */
  static String format(ColumnSpec.Type type, @Nullable String declared, @Nullable String currency) {
    if (declared != null && !declared.isBlank()) {
      return declared;
    }
    return switch (type) {
      case TEXT -> "@";
      case NUMBER -> "#,##0.00";
      case WHOLE -> "#,##0";
      case MONEY -> money(currency);
      case PERCENT -> "0.0%";
      case DATE -> "yyyy-mm-dd";
      case DATE_TIME -> "yyyy-mm-dd hh:mm";
      case YES_NO -> "General";
    };
  }

  private static String money(@Nullable String currency) {
    if (currency == null) {
      return "#,##0.00";
    }
    try {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return "#,##0" + (digits == 0 ? "" : "." + "0".repeat(digits)) + " \"" + currency + "\"";
    } catch (IllegalArgumentException e) {
      throw WorkbookSpecBroken.of("Expected a currency such as EUR, but found '%s'.", currency);
    }
  }
}
