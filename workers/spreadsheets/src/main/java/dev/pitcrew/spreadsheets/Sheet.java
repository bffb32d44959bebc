package dev.pitcrew.spreadsheets;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One sheet of a file; a csv file is one sheet without a name.
 *
 * @param rows blank ones included, so that the numbers are the file's
 * @param hiddenColumns their numbers, from 1
 */
public record Sheet(String name, boolean hidden, List<Row> rows, Set<Integer> hiddenColumns)
    implements SheetRows {

  public Sheet {
    rows = List.copyOf(rows);
    hiddenColumns = Set.copyOf(hiddenColumns);
  }

  Sheet(String name, boolean hidden, List<Row> rows) {
    this(name, hidden, rows, Set.of());
  }

  public boolean isBlank() {
    return rows.stream().allMatch(Row::isBlank);
  }

  @Override
  public Stream<Row> open() {
    return rows.stream();
  }
}
