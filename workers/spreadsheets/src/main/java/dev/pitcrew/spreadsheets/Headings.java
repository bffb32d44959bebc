package dev.pitcrew.spreadsheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which heading is which column: by its name or an alias first; in people's sheets then by a
 * heading that holds the name among other words, or has a slip of the pen in it, where only one
 * column and one heading fit each other.
 */
final class Headings {

  private static final int EXACT_WEIGHT = 3;
  private static final int LETTERS_PER_SLIP = 5;
  private static final int HEADING_CHARS_MAX = 80;

  private final List<Column> columns;
  private final boolean exact;

  Headings(List<Column> columns, boolean exact) {
    this.columns = columns;
    this.exact = exact;
  }

  /**
   * A row's headings sorted.
   *
   * @param again cells that name a column another cell names in the same words
   */
  record Matched(Map<Column, Cell> columns, List<Cell> again, List<Cell> others) {}

  /** How well a row names the columns. */
  long score(Row row) {
    var named = exactly(row);
    long loose = exact ? 0 : loosely(row, named).size() - (long) named.size();
    return EXACT_WEIGHT * named.size() + loose;
  }

  Matched match(Row row) {
    var named = exactly(row);
    var again = new ArrayList<Cell>();
    var others = new ArrayList<Cell>();
    var all = exact ? named : loosely(row, named);
    for (var cell : row.cells()) {
      if (cell.isBlank() || all.containsValue(cell)) {
        continue;
      }
      var same =
          named.values().stream()
              .anyMatch(taken -> Words.key(taken.text()).equals(Words.key(cell.text())));
      if (same || exact && byName(cell).isPresent()) {
        again.add(cell);
      } else {
        others.add(cell);
      }
    }
    return new Matched(all, again, others);
  }

  /** By name and alias; the earlier alias wins where two cells name one column. */
  private Map<Column, Cell> exactly(Row row) {
    var found = new LinkedHashMap<Column, Cell>();
    for (var column : columns) {
      column.headings().stream()
          .map(Words::key)
          .flatMap(
              key ->
                  row.cells().stream()
                      .filter(cell -> !cell.isBlank() && Words.key(cell.text()).equals(key))
                      .filter(cell -> !found.containsValue(cell))
                      .limit(1))
          .findFirst()
          .ifPresent(cell -> found.put(column, cell));
    }
    return found;
  }

  private Optional<Column> byName(Cell cell) {
    var key = Words.key(cell.text());
    return columns.stream()
        .filter(column -> column.headings().stream().anyMatch(name -> Words.key(name).equals(key)))
        .findFirst();
  }

  private Map<Column, Cell> loosely(Row row, Map<Column, Cell> named) {
    var all = new LinkedHashMap<>(named);
    var freeCells =
        row.cells().stream()
            .filter(cell -> !cell.isBlank() && !named.containsValue(cell))
            .filter(cell -> cell.value() instanceof CellValue.Text)
            .filter(cell -> cell.text().length() <= HEADING_CHARS_MAX)
            .toList();
    var freeColumns = columns.stream().filter(column -> !named.containsKey(column)).toList();
    for (var column : freeColumns) {
      var cells = freeCells.stream().filter(cell -> isLike(cell, column)).toList();
      if (cells.size() == 1
          && freeColumns.stream().filter(other -> isLike(cells.getFirst(), other)).count() == 1) {
        all.put(column, cells.getFirst());
      }
    }
    return all;
  }

  private static boolean isLike(Cell cell, Column column) {
    return column.headings().stream().anyMatch(name -> isLike(cell.text(), name));
  }

  private static boolean isLike(String heading, String name) {
    var words = words(heading);
    var wanted = words(name);
    for (int i = 0; i + wanted.size() <= words.size() && !wanted.isEmpty(); i++) {
      if (words.subList(i, i + wanted.size()).equals(wanted)) {
        return true;
      }
    }
    var key = Words.key(heading);
    var other = Words.key(name);
    int slips = Math.max(key.length(), other.length()) / LETTERS_PER_SLIP;
    return slips > 0 && Nearest.distance(key, other) <= slips;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
