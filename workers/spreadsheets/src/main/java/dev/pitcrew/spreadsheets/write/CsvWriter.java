package dev.pitcrew.spreadsheets.write;

import dev.pitcrew.spreadsheets.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as csv: UTF-8, commas, rows ended by CRLF (RFC 4180). Text that a spreadsheet
 * program would run as a formula gets an apostrophe in front; numbers stay as they are.
 */
public final class CsvWriter {

  private CsvWriter() {}

  /** The table of one sheet as csv text; columns with formulas stay empty. */
  public static String write(SheetSpec sheet) {
    var header =
        sheet.columns().stream()
            .map(column -> quoted(guarded(column.title())))
            .collect(Collectors.joining(","));
    return sheet.rows().stream()
        .map(row -> row(sheet.columns(), row))
        .collect(Collectors.joining("\r\n", header + "\r\n", sheet.rows().isEmpty() ? "" : "\r\n"));
  }

  private static String row(List<ColumnSpec> columns, List<@Nullable Object> row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> quoted(cell(columns.get(i), i < row.size() ? row.get(i) : null)))
        .collect(Collectors.joining(","));
  }

  private static String cell(ColumnSpec column, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      case Money money -> money(money.amount(), money.currency(), column);
      case Map<?, ?> blank when Values.isBlank(blank) -> "";
      case Map<?, ?> money ->
          money(
              Values.number(money.get("amount")),
              money.get("currency") instanceof String own ? own : null,
              column);
      default -> guarded(value.toString());
    };
  }

  private static String money(BigDecimal amount, @Nullable String currency, ColumnSpec column) {
    return currency == null || currency.equals(column.currency())
        ? amount.toPlainString()
        : amount.toPlainString() + " " + currency;
  }

  private static String guarded(String text) {
    return looksLikeFormula(text) ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  /** Whether a spreadsheet program would calculate it. */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }
}
