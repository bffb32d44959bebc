package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in an order, as opaque text: the values sorted by, then the key.
 *
 * <p>It comes back from outside, so whatever it holds is checked against the query it is used with.
 */
final class Cursor {

  /** As text four for three: what comes back from outside is decoded whole. */
  private static final int BYTES_MAX = 48 << 10;

  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private Cursor() {}

  /**
   * @param values as they are in SQL, null texts already empty
   * @return null where they are longer than {@link #decode} takes back
   */
  static @Nullable String encode(List<Object> values) {
    List<byte[]> parts = new ArrayList<>();
    int length = 0;
    for (Object value : values) {
      byte[] part =
          value instanceof Number number
              ? ByteBuffer.allocate(9).put(NUMBER).putLong(number.longValue()).array()
              : text((String) value);
      parts.add(part);
      length += part.length;
    }
    if (length > BYTES_MAX) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    parts.forEach(bytes::put);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static byte[] text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(5 + utf8.length).put(TEXT).putInt(utf8.length).put(utf8).array();
  }

  static <R extends Row> List<Object> decode(String cursor, List<Column<R>> columns) {
    List<Object> values = new ArrayList<>();
    try {
      if (cursor.length() > BYTES_MAX / 3 * 4) {
        throw invalid(cursor.substring(0, 20) + "...");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(cursor));
      for (Column<R> column : columns) {
        Object value = next(bytes);
        if (value == null || value instanceof Long != ColumnKind.of(column).isNumber()) {
          throw invalid(cursor);
        }
        values.add(value);
      }
      if (bytes.hasRemaining()) {
        throw invalid(cursor);
      }
      return values;
    } catch (BufferUnderflowException | InvalidQueryException e) {
      throw invalid(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw invalid(cursor);
    }
  }

  private static @Nullable Object next(ByteBuffer bytes) {
    switch (bytes.get()) {
      case NUMBER -> {
        return bytes.getLong();
      }
      case TEXT -> {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
          return null;
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return ColumnKind.storable(new String(utf8, StandardCharsets.UTF_8));
      }
      default -> {
        return null;
      }
    }
  }

  private static InvalidQueryException invalid(String cursor) {
    return new InvalidQueryException(
        "Expected a cursor of an earlier page with the same sort, but got '%s'.".formatted(cursor));
  }
}
