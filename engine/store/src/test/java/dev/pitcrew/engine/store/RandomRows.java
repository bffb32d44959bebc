package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rows of any table from a seed: few distinct values, so that lookups find several, and nasty
 * texts.
 */
public final class RandomRows {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "A",
          "aa",
          "ab*",
          "a?b",
          "100%",
          "a_b",
          "[x]",
          "back\\slash",
          "it's",
          "\"q\"",
          "Ärger",
          "\uD83D\uDE00",
          "line\nbreak",
          "z".repeat(5_000),
          "z".repeat(4_999) + "y");

  private final Random random;
  private final int owners;

  /**
   * @param owners how many different keys other rows may belong to
   */
  public RandomRows(Random random, int owners) {
    this.random = random;
    this.owners = owners;
  }

  public <R extends Row> R row(Table<R> table, long key) {
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    for (Column<R> column : table.columns()) {
      values[column.position()] = column.position() == 0 ? (Long) key : value(column);
    }
    return table.row(values);
  }

  /** The same row with a few columns changed. */
  public <R extends Row> R changed(Table<R> table, R row) {
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    for (Column<R> column : table.columns()) {
      boolean changes = column.position() > 0 && random.nextInt(4) == 0;
      values[column.position()] = changes ? value(column) : table.value(row, column);
    }
    return table.row(values);
  }

  public @Nullable Object value(Column<?> column) {
    Class<?> type = column.type();
    if (column.nullable() && random.nextInt(3) == 0) {
      return null;
    } else if (type == long.class) {
      return (long) random.nextInt(owners);
    } else if (type == int.class) {
      return random.nextInt(4) - 1;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == String.class) {
      return text();
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    List<String> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(text());
    }
    return list;
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
