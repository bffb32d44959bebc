package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Roots;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import org.jspecify.annotations.Nullable;

/** What the API shows of variables: in lists only the beginning of a long value. */
final class Variables {

  static final int LENGTH_MAX = 8_191;

  /** One more than is shown, so that it is seen that there is more. */
  static final int READ_MAX = LENGTH_MAX + 1;

  private static final Fields<VariableRow> FIELDS =
      Fields.of(Tables.VARIABLE)
          .key("variableKey", "key")
          .text("name", "name")
          .json("value", "value")
          .key("scopeKey", "scopeKey")
          .key("processInstanceKey", "processInstanceKey")
          .longer("isTruncated", "value", LENGTH_MAX)
          .text("tenantId", "tenantId");

  private static final Fields<VariableRow> CUT = FIELDS.beginning("value", READ_MAX);

  private Variables() {}

  /**
   * @param truncate whether long values are cut, and no more of them read
   */
  static Fields<VariableRow> fields(boolean truncate) {
    return truncate ? CUT : FIELDS;
  }

  /** Counted in characters, as the store counts them, not in halves of them. */
  static boolean isLong(String value) {
    return value.length() > LENGTH_MAX && value.codePointCount(0, value.length()) > LENGTH_MAX;
  }

  /** What a list shows of a long value; never half a character. */
  static String beginning(String value) {
    return value.substring(0, value.offsetByCodePoints(0, LENGTH_MAX));
  }

  record Item(
      String name,
      String value,
      boolean isTruncated,
      @Nullable String variableKey,
      @Nullable String scopeKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String tenantId) {

    static Item of(VariableRow row, Roots roots, boolean truncate) {
      boolean truncated = truncate && isLong(row.value());
      return new Item(
          row.name(),
          truncated ? beginning(row.value()) : row.value(),
          truncated,
          Wire.key(row.key()),
          Wire.key(row.scopeKey()),
          Wire.key(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          row.tenantId());
    }
  }

  /** One variable, whole. */
  record Whole(
      String name,
      String value,
      @Nullable String variableKey,
      @Nullable String scopeKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String tenantId) {

    static Whole of(VariableRow row, Roots roots) {
      return new Whole(
          row.name(),
          row.value(),
          Wire.key(row.key()),
          Wire.key(row.scopeKey()),
          Wire.key(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          row.tenantId());
    }
  }
}
