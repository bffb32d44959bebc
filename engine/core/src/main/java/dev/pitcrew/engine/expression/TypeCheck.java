package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.FeelTime;
import dev.pitcrew.engine.feel.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Whether a value is of the type that a decision or a parameter declares. */
final class TypeCheck {

  private TypeCheck() {}

  /**
   * The value; null is of every type, and types that are not built in take every value.
   *
   * @throws DecisionFailedException when it is of another type
   */
  static @Nullable Object checked(@Nullable Object value, @Nullable String declared) {
    if (value == null || declared == null) {
      return value;
    }
    String type = declared.replace("feel:", "");
    boolean isOfType =
        switch (type) {
          case "string" -> value instanceof String;
          case "number" -> value instanceof BigDecimal;
          case "boolean" -> value instanceof Boolean;
          case "time" -> value instanceof LocalTime || value instanceof FeelTime;
          case "date" -> value instanceof LocalDate;
          case "dateTime" -> value instanceof LocalDateTime || value instanceof ZonedDateTime;
          case "dayTimeDuration" -> value instanceof Duration;
          case "yearMonthDuration" -> value instanceof Period;
          default -> true;
        };
    if (!isOfType) {
      throw new DecisionFailedException(
          "expected '%s' but found '%s'".formatted(type, Texts.shortOf(value)));
    }
    return value;
  }
}
