package dev.pitcrew.engine.feel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a part of an expression comes to that has no value. Most operators make null of it, some
 * hand it on. Its text is written only when somebody asks.
 */
public final class FeelError {

  private final Supplier<String> message;
  private final boolean isFatal;

  private FeelError(Supplier<String> message, boolean isFatal) {
    this.message = message;
    this.isFatal = isFatal;
  }

  public FeelError(String message) {
    this(() -> message, false);
  }

  FeelError(Supplier<String> message) {
    this(message, false);
  }

  /** Only a unary test may catch it. */
  static FeelError fatal(String message) {
    return new FeelError(() -> message, true);
  }

  public String message() {
    return message.get();
  }

  boolean isFatal() {
    return isFatal;
  }

  static boolean isFatal(@Nullable Object value) {
    return value instanceof FeelError error && error.isFatal;
  }

  @Override
  public String toString() {
    return "%s(\"%s\")".formatted(isFatal ? "fatal error" : "error", message());
  }
}
