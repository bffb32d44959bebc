package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys, times and enums between rows and the wire: keys are texts, times ISO with offset. */
public final class Wire {

  /** Later years, and those before our era, are mistakes or worse: time is counted from them. */
  private static final int YEAR_MAX = 9_999;

  private Wire() {}

  /** Absent for 0, which is how a row says that it has none. */
  public static @Nullable String key(long key) {
    return key == 0 ? null : Long.toString(key);
  }

  /**
   * @param name what the request calls it
   * @return 0 when absent
   */
  public static long key(@Nullable String text, String name) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid("Expected '%s' to be a key, but it is '%s'.".formatted(name, text));
    }
  }

  /**
   * As the caller, who knows by a number of its own what it asks for: what it brings about can be
   * found by it.
   */
  public static Caller referring(Caller caller, @Nullable Long operationReference) {
    if (operationReference == null) {
      return caller;
    }
    if (operationReference < 1) {
      throw invalid(
          "Expected 'operationReference' to be greater than 0, but it is %d."
              .formatted(operationReference));
    }
    return caller.referring(operationReference);
  }

  /** Absent for 0. */
  public static @Nullable String time(long epochMillis) {
    return epochMillis == 0
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));
  }

  /**
   * @param name what the request calls it
   */
  public static long time(String text, String name) {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw invalid(
          "Expected '%s' to be a date and time with offset, but it is '%s'.".formatted(name, text));
    }
    if (time.getYear() < 0 || time.getYear() > YEAR_MAX) {
      throw invalid(
          "Expected '%s' to be of a year from 0 to %d, but it is '%s'."
              .formatted(name, YEAR_MAX, text));
    }
    return time.toInstant().toEpochMilli();
  }

  /** In any letter case. */
  public static <E extends Enum<E>> E constant(Class<E> type, String text, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw invalid(
        "Expected '%s' to be one of %s, but it is '%s'."
            .formatted(name, List.of(type.getEnumConstants()), text));
  }

  /** Says that the request is at fault. */
  public static RejectedException invalid(String reason) {
    return new RejectedException(Rejection.Type.INVALID_ARGUMENT, reason);
  }

  /**
   * Whether the type of a job's result says that it is of an ad-hoc sub-process; clients write it
   * in either way.
   */
  public static boolean isAdHoc(@Nullable String resultType) {
    return "adHocSubProcess".equalsIgnoreCase(resultType)
        || "AD_HOC_SUB_PROCESS".equalsIgnoreCase(resultType);
  }

  /** What must be there. */
  public static String required(@Nullable String text, String name) {
    if (text == null || text.isBlank()) {
      throw invalid("Expected '%s' to be given, but it is missing or blank.".formatted(name));
    }
    return text;
  }
}
