package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every index that {@link Indexes} declares, so that none can be forgotten in a list. */
public final class DeclaredIndexes {

  /** In the order of their declaration. */
  public static final List<Index<?>> ALL =
      Arrays.stream(Indexes.class.getFields())
          .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == Index.class)
          .<Index<?>>map(DeclaredIndexes::declared)
          .toList();

  private DeclaredIndexes() {}

  private static Index<?> declared(Field field) {
    try {
      return (Index<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Those of one table. */
  @SuppressWarnings("unchecked")
  public static <R extends Row> List<Index<R>> of(Table<R> table) {
    List<Index<R>> own = new ArrayList<>();
    for (Index<?> index : ALL) {
      if (index.table() == table) {
        own.add((Index<R>) index);
      }
    }
    return own;
  }
}
