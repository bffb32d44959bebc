package dev.pitcrew.engine.feel;

import dev.pitcrew.engine.feel.Warning.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One evaluation: what it may spend, when it is, and what was odd in it. For one thread. */
public final class Run {

  private static final int WARNINGS_MAX = 10;

  final Budget budget;
  final Instant now;
  private final @Nullable List<Warning> warnings;
  private @Nullable String failedAssertion;
  private @Nullable SplittableRandom random;

  /**
   * @param now what {@code now()} and {@code today()} answer
   * @param isWarned whether somebody will ask for the warnings: to write them costs time
   */
  public Run(Budget budget, Instant now, boolean isWarned) {
    this.budget = budget;
    this.now = now;
    this.warnings = isWarned ? new ArrayList<>(2) : null;
  }

  public Budget budget() {
    return budget;
  }

  /** The first few, each once. */
  public List<Warning> warnings() {
    return warnings == null ? List.of() : List.copyOf(warnings);
  }

  /** Why the first assertion failed, if one did: then the expression has failed as a whole. */
  public @Nullable String failedAssertion() {
    return failedAssertion;
  }

  /** Notes a warning, and is what the operator comes to. */
  FeelError error(Kind kind, Supplier<String> message) {
    if (warnings == null) {
      return new FeelError(message);
    }
    String text = Texts.shortened(message.get());
    budget.spendFor(text.length());
    warn(new Warning(kind, text));
    return new FeelError(text);
  }

  private void warn(Warning warning) {
    if (warnings != null && warnings.size() < WARNINGS_MAX && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  FeelError assertionFailed(FeelError error) {
    String text = Texts.shortened(error.message());
    if (failedAssertion == null) {
      failedAssertion = text;
    }
    warn(new Warning(Kind.ASSERT_FAILURE, text));
    return error;
  }

  /** Chance is no input of an evaluation: whoever uses it gets another value each time. */
  SplittableRandom random() {
    if (random == null) {
      random = new SplittableRandom();
    }
    return random;
  }
}
