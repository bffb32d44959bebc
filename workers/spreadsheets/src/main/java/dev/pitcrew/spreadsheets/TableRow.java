package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table whose cells were read.
 *
 * @param hidden whether a person who opens the file does not see it
 * @param cells by column name; columns the file does not have are missing
 * @param values by column name; blank and wrong cells have none
 */
public record TableRow(
    int number, boolean hidden, Map<String, Cell> cells, Map<String, Object> values) {

  public TableRow {
    cells = Map.copyOf(cells);
    values = Map.copyOf(values);
  }

  public Optional<String> text(String column) {
    return value(column, String.class);
  }

  public Optional<BigDecimal> number(String column) {
    return value(column, BigDecimal.class);
  }

  public Optional<Integer> whole(String column) {
    return value(column, Integer.class);
  }

  public Optional<Money> money(String column) {
    return value(column, Money.class);
  }

  public Optional<LocalDate> day(String column) {
    return value(column, LocalDate.class);
  }

  public Optional<Boolean> flag(String column) {
    return value(column, Boolean.class);
  }

  private <T> Optional<T> value(String column, Class<T> type) {
    return Optional.ofNullable(values.get(column)).map(type::cast);
  }
}
