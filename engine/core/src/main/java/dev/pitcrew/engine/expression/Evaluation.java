package dev.pitcrew.engine.expression;

import org.jspecify.annotations.Nullable;

/** What came of an expression: a value or a failure; never an exception. */
public sealed interface Evaluation {

  /**
   * A value.
   *
   * @param value null, Boolean, BigDecimal, String, List, Map (with String keys, in order), or a
   *     java.time type (LocalDate, LocalTime, OffsetTime, LocalDateTime, ZonedDateTime, Duration,
   *     Period)
   * @param json the same as JSON text; dates, times and durations as ISO 8601 text
   */
  record Value(@Nullable Object value, String json) implements Evaluation {}

  /**
   * The expression has no value.
   *
   * @param message in a modeler's words, for the incident
   * @param isAssertion whether the expression itself says that something is wrong
   */
  record Failure(String message, boolean isAssertion) implements Evaluation {

    public Failure(String message) {
      this(message, false);
    }
  }
}
