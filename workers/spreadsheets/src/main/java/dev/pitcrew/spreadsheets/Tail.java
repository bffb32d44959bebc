package dev.pitcrew.spreadsheets;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells lines that sum up, and notes below a table, from rows of data. What may be data that is
 * wrong is never taken for a note: its sender must hear of it.
 */
final class Tail {

  /** A word for the sum, alone or with what it is the sum of; there is a petrol station Total. */
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?iu)(grand |sub[- ]?|overall |zwischen|gesamt|end|report )?(totals?|totale|totaal|sum|summe|somme|suma|gesamt|gesamtsumme|gesamtbetrag|saldo|übertrag|montant total|balance)"
              + "( ?\\(?(amount|amounts|betrag|eur|euro|usd|gbp|chf|€|\\$|£|due|net|gross|netto|brutto|expenses?|costs?|kosten|claim|claimed|général|generale|ttc|ht|all|(of|for|in|de|der|des) .{1,40})\\)?){0,3} ?[:=]?");

  private static final int NOTE_CELLS_MAX = 2;
  private static final int LETTERS_MIN = 3;

  private final List<Column> must;
  private final Header header;

  Tail(Header header) {
    this.header = header;
    var required = header.columns().keySet().stream().filter(Column::required).toList();
    must = required.isEmpty() ? List.copyOf(header.columns().keySet()) : required;
  }

  /** A cell says so, and what a row of data must have is not there. */
  boolean isTotal(Row row) {
    var said =
        row.cells().stream()
            .filter(cell -> cell.value() instanceof CellValue.Text)
            .filter(cell -> TOTAL.matcher(cell.text()).matches())
            .findFirst();
    return said.isPresent()
        && must.stream()
            .map(column -> cell(row, column))
            .anyMatch(cell -> cell.isBlank() || cell.column() == said.get().column());
  }

  /** A few words, where a row of data has figures and days. */
  boolean isNote(Row row, Map<String, Object> values) {
    var filled = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    long blank = must.stream().filter(column -> cell(row, column).isBlank()).count();
    return filled.size() <= NOTE_CELLS_MAX
        && filled.stream().allMatch(Tail::isWords)
        && (blank * 2 >= must.size() || must.size() == 1 && filled.size() == 1)
        && must.stream()
            .noneMatch(
                column -> column.kind() != Column.Kind.TEXT && values.containsKey(column.name()));
  }

  private static boolean isWords(Cell cell) {
    long letters = cell.text().chars().filter(Character::isLetter).count();
    long digits = cell.text().chars().filter(Character::isDigit).count();
    return cell.value() instanceof CellValue.Text && letters >= LETTERS_MIN && letters > digits;
  }

  private Cell cell(Row row, Column column) {
    return row.cell(header.columns().get(column).column());
  }
}
