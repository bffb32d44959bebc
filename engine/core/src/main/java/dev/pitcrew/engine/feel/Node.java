package dev.pitcrew.engine.feel;

import org.jspecify.annotations.Nullable;

/**
 * A part of an expression. Values are null, Boolean, BigDecimal, String, List, {@link FeelContext},
 * LocalDate, LocalTime, {@link FeelTime}, LocalDateTime, ZonedDateTime, Period, Duration, {@link
 * FeelRange}, {@link FeelFunction} or {@link FeelError}; none is ever changed.
 */
public interface Node {

  /** Called by {@link #in} alone. */
  @Nullable Object value(Scope scope);

  /**
   * Its value in the scope.
   *
   * @throws LimitExceededException when the budget is spent
   * @throws FeelException when the whole expression fails
   */
  default @Nullable Object in(Scope scope) {
    Budget budget = scope.run.budget;
    budget.enter();
    Object value = value(scope);
    budget.leave();
    return value;
  }

  /** What stands in the text as it is. */
  record Literal(@Nullable Object constant) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      return constant;
    }

    @Override
    public @Nullable Object in(Scope scope) {
      return constant;
    }
  }
}
