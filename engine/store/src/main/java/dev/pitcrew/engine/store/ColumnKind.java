package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a component of a row is kept: numbers as integers, all else as text. */
enum ColumnKind {
  LONG,
  INT,
  BOOLEAN,
  TEXT,
  ENUM,
  LIST;

  static ColumnKind of(Column<?> column) {
    Class<?> type = column.type();
    if (type == long.class) {
      return LONG;
    } else if (type == int.class) {
      return INT;
    } else if (type == boolean.class) {
      return BOOLEAN;
    } else if (type == String.class) {
      return TEXT;
    } else if (type.isEnum()) {
      return ENUM;
    } else if (List.class.isAssignableFrom(type)) {
      return LIST;
    }
    throw new IllegalArgumentException(
        "Expected column '%s' to have a type that can be stored, but it is %s."
            .formatted(column.name(), type.getName()));
  }

  boolean isNumber() {
    return this == LONG || this == INT || this == BOOLEAN;
  }

  /** The value as it is bound: a Long, an Integer, a String, or null. */
  @Nullable Object toSql(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (this) {
      case LONG, INT -> value;
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case TEXT -> storable((String) value);
      case ENUM -> ((Enum<?>) value).name();
      case LIST -> StringList.encode((List<?>) value);
    };
  }

  void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    Object bound = toSql(value);
    switch (bound) {
      case null -> statement.setNull(index, isNumber() ? Types.BIGINT : Types.VARCHAR);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case String text -> statement.setString(index, text);
      default -> throw new IllegalStateException("A value of an unknown type was bound.");
    }
  }

  @Nullable Object read(ResultSet result, int index, Class<?> type) throws SQLException {
    return switch (this) {
      case LONG -> result.getLong(index);
      case INT -> result.getInt(index);
      case BOOLEAN -> result.getInt(index) != 0;
      case TEXT -> result.getString(index);
      case ENUM -> constant(type, result.getString(index));
      case LIST -> StringList.decode(result.getString(index));
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static @Nullable Object constant(Class<?> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf((Class<? extends Enum>) type, name);
  }

  /**
   * PostgreSQL refuses a text with the character 0, and one such text would fail the batches of
   * all; so it is kept as the replacement character, everywhere alike.
   */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
