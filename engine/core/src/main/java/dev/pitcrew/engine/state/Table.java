package dev.pitcrew.engine.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row, with its columns read once from the record type.
 *
 * <p>The store writes and reads rows through {@link #values} and {@link #row} without knowing them.
 */
public final class Table<R extends Row> {

  private final String name;
  private final Class<R> type;
  private final List<Column<R>> columns;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  private Table(String name, Class<R> type) {
    this.name = name;
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    this.columns =
        IntStream.range(0, components.length)
            .mapToObj(
                i ->
                    new Column<R>(
                        components[i].getName(),
                        types[i],
                        components[i].getAnnotatedType().isAnnotationPresent(Nullable.class),
                        i))
            .toList();
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      this.constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
      this.accessors = new MethodHandle[components.length];
      for (int i = 0; i < components.length; i++) {
        accessors[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static <R extends Row> Table<R> of(String name, Class<R> type) {
    return new Table<>(name, type);
  }

  /** The table's name in the store, in snake case. */
  public String name() {
    return name;
  }

  boolean isOf(Row row) {
    return type.isInstance(row);
  }

  /** In the order of the record; the first is always {@code key}. */
  public List<Column<R>> columns() {
    return columns;
  }

  /**
   * @throws IllegalArgumentException when the row type has no such component
   */
  public Column<R> column(String columnName) {
    return columns.stream()
        .filter(c -> c.name().equals(columnName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected table '%s' to have column '%s', but it has none."
                        .formatted(name, columnName)));
  }

  /** One value of a row, boxed. */
  public @Nullable Object value(R row, Column<R> column) {
    try {
      return (@Nullable Object) accessors[column.position()].invokeExact((Object) row);
    } catch (Throwable e) {
      throw new IllegalStateException("A row's accessor failed.", e);
    }
  }

  /** The row that has these values, in the order of {@link #columns}. */
  @SuppressWarnings("unchecked")
  public R row(@Nullable Object[] values) {
    try {
      return (R) (Object) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw new IllegalStateException("A row's constructor failed.", e);
    }
  }

  /** The row with other values in the columns of these names. */
  public R with(R row, Map<String, ?> changed) {
    @Nullable Object[] values = new Object[columns.size()];
    for (Column<R> column : columns) {
      values[column.position()] =
          changed.containsKey(column.name()) ? changed.get(column.name()) : value(row, column);
    }
    changed.keySet().forEach(this::column);
    return row(values);
  }

  @Override
  public String toString() {
    return name;
  }
}
