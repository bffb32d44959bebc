package dev.pitcrew.engine.feel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function: built in, or defined by an expression or a decision. */
public record FeelFunction(List<String> parameters, boolean isVariadic, Body body) {

  /** What a built-in function answers to arguments of types that it does not take. */
  static final Object ILLEGAL = new Object();

  /** Computes the value, or a {@link FeelError}. */
  @FunctionalInterface
  public interface Body {
    @Nullable Object call(@Nullable Object[] arguments, Run run);
  }

  boolean takes(int count) {
    return parameters.size() == count || (isVariadic && parameters.size() < count);
  }

  boolean takes(Set<String> names) {
    return parameters.containsAll(names);
  }

  @Override
  public String toString() {
    return "function(" + String.join(", ", parameters) + ")";
  }
}
