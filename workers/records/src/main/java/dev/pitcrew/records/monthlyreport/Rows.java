package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.reporting.ReportBooks.Span;
import dev.pitcrew.records.reporting.ReportQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query of the books answered.
 *
 * @param all the rows by column
 */
record Rows(List<Map<String, @Nullable Object>> all) {

  static Rows of(Records records, ReportQuery query, Span span) {
    return new Rows(records.reportBooks().ask(query, span));
  }

  /** Those in the currency of the books: amounts of others are not added to them. */
  Rows in(String currency) {
    return new Rows(all.stream().filter(row -> currency.equals(text(row, "currency"))).toList());
  }

  int size() {
    return all.size();
  }

  BigDecimal sum(String column) {
    return all.stream().map(row -> amount(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal amount(Map<String, @Nullable Object> row, String column) {
    var text = text(row, column);
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }

  static String text(Map<String, @Nullable Object> row, String column) {
    var value = row.get(column);
    return value == null ? "" : value.toString();
  }

  static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
