package dev.pitcrew.records.hire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row as texts, days, numbers and lists; what cannot be read so is noted. */
final class RowFields {

  static final int EQUIPMENT_MAX = 20;
  private static final int TEXT_MAX = 200;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");

  private final RosterRow row;
  private final List<RosterProblem> problems;
  private final int before;

  /**
   * @param problems those of the whole roster, which grow
   */
  RowFields(RosterRow row, List<RosterProblem> problems) {
    this.row = row;
    this.problems = problems;
    this.before = problems.size();
  }

  boolean isEmpty(String field) {
    return row.text(field).isEmpty();
  }

  /** Whether something is wrong with this row. */
  boolean isWrong() {
    return problems.size() > before;
  }

  String required(String field) {
    var text = text(field);
    if (text == null && row.text(field).isEmpty()) {
      wrong("missing", field, "a value", "there is none");
    }
    return text == null ? "" : text;
  }

  @Nullable String text(String field) {
    var text = row.text(field).strip();
    if (text.length() > TEXT_MAX) {
      wrong("long", field, "at most 200 characters", "there are " + text.length());
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  @Nullable LocalDate date(String field) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      wrong("date", field, "a day, such as 2026-12-01", "it is none");
      return null;
    }
  }

  @Nullable BigDecimal amount(String field) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    if (!AMOUNT.matcher(text).matches()) {
      wrong("number", field, "a number without sign, such as 40 or 52000.00", "it is none");
      return null;
    }
    return new BigDecimal(text);
  }

  List<String> list(String field) {
    var text = row.text(field);
    if (text.length() > TEXT_MAX * EQUIPMENT_MAX) {
      wrong("long", field, "a shorter list", "there are %d characters".formatted(text.length()));
      return List.of();
    }
    return Arrays.stream(text.split("[,;\n]"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }

  void wrong(String code, String field, String expected, String butWhat) {
    problems.add(RosterProblem.of(code, row, field, expected, butWhat));
  }
}
