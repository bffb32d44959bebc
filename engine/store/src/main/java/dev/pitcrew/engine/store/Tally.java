package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows in groups of those that have the same values in some columns.
 *
 * @param filters all must hold
 * @param by what the rows of a group share; none for one group of all rows
 * @param counts what is told of each group
 */
public record Tally<R extends Row>(
    Table<R> table, List<Filter<R>> filters, List<By<R>> by, List<Count<R>> counts) {

  /** More groups are not looked at, so that no question takes all memory. */
  public static final int GROUPS_MAX = 10_000;

  public Tally {
    filters = List.copyOf(filters);
    by = List.copyOf(by);
    counts = List.copyOf(counts);
  }

  /**
   * What rows share.
   *
   * @param width where positive, numbers count as the same whose quotient by it is, and texts whose
   *     first so many characters are, which are then all that is told of them
   */
  public record By<R extends Row>(Column<R> column, long width) {

    public static <R extends Row> By<R> of(Table<R> table, String column) {
      return new By<>(table.column(column), 0);
    }

    /** Of texts that may be long: else so many long ones would take all memory. */
    public static <R extends Row> By<R> beginning(Table<R> table, String column, int characters) {
      return new By<>(table.column(column), characters);
    }
  }

  /** A number that is told of the rows of a group for which all filters hold. */
  public sealed interface Count<R extends Row> {

    List<Filter<R>> filters();

    /** How many there are. */
    record Rows<R extends Row>(List<Filter<R>> filters) implements Count<R> {}

    /** How many different values they have; absent ones do not count. */
    record Values<R extends Row>(Column<R> column, List<Filter<R>> filters) implements Count<R> {}

    /** What the numbers make together. */
    record Sum<R extends Row>(Column<R> column, List<Filter<R>> filters) implements Count<R> {}

    /** The greatest number among them; 0 where there is none. */
    record Greatest<R extends Row>(Column<R> column, List<Filter<R>> filters) implements Count<R> {}
  }

  /**
   * @param values in the order of {@code by}; of one with a width the quotient
   * @param counts in their order
   */
  public record Group(List<@Nullable Object> values, List<Long> counts) {

    public String text(int index) {
      return values.get(index) instanceof String text ? text : "";
    }

    public long number(int index) {
      return values.get(index) instanceof Number number ? number.longValue() : 0;
    }

    public long count(int index) {
      return counts.get(index);
    }
  }

  /**
   * @param isWhole whether there are no more groups than these
   */
  public record Result(List<Group> groups, boolean isWhole) {}
}
