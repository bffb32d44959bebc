package dev.pitcrew.browser.bot;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be true of steps beside each other. */
final class Order {

  void check(List<Step> steps) {
    var names = new HashSet<String>();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      unique(step, names);
      if (step.action() instanceof Action.SkipTo skip) {
        target(skip, step, steps.subList(i + 1, steps.size()));
      }
      if (step.action() instanceof Action.Effect && i + 1 < steps.size()) {
        freshPage(steps.get(i + 1));
      }
      switch (step.action()) {
        case Action.If choice -> {
          check(choice.then());
          check(choice.otherwise());
        }
        case Action.Effect effect -> {
          check(effect.lookUp());
          check(effect.body());
        }
        default -> check(step.inner());
      }
    }
  }

  private static void unique(Step step, HashSet<String> names) {
    var own = nameOf(step);
    if (own != null && !names.add(own)) {
      throw new BotFileError(
          step.line(), "Expected the name \"%s\" once, but there are two.".formatted(own));
    }
  }

  private static void target(Action.SkipTo skip, Step step, List<Step> later) {
    if (later.stream().noneMatch(each -> Objects.equals(nameOf(each), skip.step()))) {
      throw new BotFileError(
          step.line(),
          "Expected a later step or resume point \"%s\" beside this step, but there is none."
              .formatted(skip.step()));
    }
  }

  /** An effect that was done before is skipped; what follows must not count on the page it left. */
  private static void freshPage(Step after) {
    boolean fresh =
        switch (after.action()) {
          case Action.Open open -> true;
          case Action.ResumePoint point -> true;
          case Action.Effect effect -> true;
          case Action.ForEach each -> true;
          case Action.Recording recording -> true;
          default -> false;
        };
    if (!fresh) {
      throw new BotFileError(
          after.line(),
          "Expected \"open\" or \"resume point\" after an effect: where it was done before it is skipped, and its page is not there.");
    }
  }

  /** What a step can be skipped to by. */
  static @Nullable String nameOf(Step step) {
    return step.action() instanceof Action.ResumePoint point ? point.called() : step.name();
  }
}
