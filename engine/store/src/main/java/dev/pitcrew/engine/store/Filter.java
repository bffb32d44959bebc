package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.Collection;
import java.util.List;

/** What a search asks of the rows; all its columns are declared ones. */
public sealed interface Filter<R extends Row> {

  /** How a column is compared. */
  enum Operator {
    EQ,
    NEQ,
    /** Is there: not null, and of a number not 0. */
    EXISTS,
    NOT_EXISTS,
    IN,
    NOT_IN,
    /** {@code *} is any text and {@code ?} one character, both literal after a backslash. */
    LIKE,
    GT,
    GTE,
    LT,
    LTE,
    /** Of a list: holds at least one of the values. */
    CONTAINS_ANY,
    /** Of a list: holds at least one that is {@link #LIKE} the pattern. */
    CONTAINS_LIKE
  }

  /**
   * One column compared with values.
   *
   * @param values of the column's type (a constant's name will do); one, none for the two EXISTS,
   *     any number for IN, NOT_IN and CONTAINS_ANY
   */
  record Comparison<R extends Row>(Column<R> column, Operator operator, List<?> values)
      implements Filter<R> {
    public Comparison {
      values = List.copyOf(values);
    }
  }

  /** At least one of the groups holds; a group holds when all in it do. */
  record AnyOf<R extends Row>(List<List<Filter<R>>> groups) implements Filter<R> {}

  /**
   * Another table has a row for which all filters hold and whose {@code relatedColumn} equals the
   * row's {@code column}.
   */
  record Related<R extends Row, S extends Row>(
      Column<R> column, Table<S> related, Column<S> relatedColumn, List<Filter<S>> filters)
      implements Filter<R> {}

  /**
   * No row of another table, for which all filters hold, has {@code relatedColumn} equal to the
   * row's {@code column}.
   */
  record Unrelated<R extends Row, S extends Row>(
      Column<R> column, Table<S> related, Column<S> relatedColumn, List<Filter<S>> filters)
      implements Filter<R> {}

  /**
   * No other row that has the same {@code group} has a greater {@code value}.
   *
   * @param without true in rows that do not count
   */
  record Greatest<R extends Row>(Column<R> group, Column<R> value, Column<R> without)
      implements Filter<R> {}

  /**
   * A text has more than so many characters, or not more.
   *
   * @param isLonger which of both
   */
  record Longer<R extends Row>(Column<R> column, int characters, boolean isLonger)
      implements Filter<R> {}

  /**
   * An open user task names one of the {@code names} (see {@link TaskNames}), and the row's column
   * is its key or that of a scope whose variables it sees.
   */
  record Named<R extends Row>(Column<R> column, Reach reach, List<String> names)
      implements Filter<R> {
    public Named {
      names = List.copyOf(names);
    }
  }

  /** What of a named person's task. */
  enum Reach {
    TASK,
    SCOPES
  }

  static <R extends Row> Filter<R> eq(Table<R> table, String column, Object value) {
    return new Comparison<>(table.column(column), Operator.EQ, List.of(value));
  }

  static <R extends Row> Filter<R> in(Table<R> table, String column, Collection<?> values) {
    return new Comparison<>(table.column(column), Operator.IN, List.copyOf(values));
  }

  /**
   * @throws IllegalArgumentException when the table has no such column
   */
  static <R extends Row> Filter<R> of(
      Table<R> table, String column, Operator operator, Object... values) {
    return new Comparison<>(table.column(column), operator, List.of(values));
  }
}
