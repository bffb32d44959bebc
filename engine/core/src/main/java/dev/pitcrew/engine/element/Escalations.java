package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings escalations to the nearest event that catches them, across call activities. Other than an
 * error, one that nothing catches does not matter. An event sub-process does not catch what it
 * throws itself: it would begin for ever.
 */
final class Escalations {

  private final StepRun run;
  private final Catchers catchers;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Triggers triggers;

  Escalations(
      StepRun run, Catchers catchers, Expressions expressions, Scopes scopes, Triggers triggers) {
    this.run = run;
    this.catchers = catchers;
    this.expressions = expressions;
    this.scopes = scopes;
    this.triggers = triggers;
  }

  /**
   * @return whether the thrower goes on; else the catching event ends it with all around it, or
   *     what is around it is ending anyway
   */
  boolean throwFrom(ElementInstanceRow thrower, Trigger.Escalation thrown) {
    Expression expression = thrown.escalationCode();
    String code =
        expression == null ? "" : expressions.text(expression, scopes.seenFrom(thrower.key()));
    ElementInstanceRow row = thrower;
    while (true) {
      long around =
          row.type() == ElementType.PROCESS
              ? run.instance(row.processInstanceKey()).parentElementInstanceKey()
              : row.scopeKey();
      if (around == 0) {
        return true;
      }
      ElementInstanceRow leaving = row;
      row = run.element(around);
      if (Catchers.isEnding(row, leaving)) {
        return false;
      }
      Catchers.Catcher catcher =
          catchers.find(row, leaving, code, Escalations::caught, new ArrayList<>());
      if (catcher != null) {
        triggers.trigger(row, catcher.eventId(), Map.of());
        return !catcher.interrupting();
      }
    }
  }

  private static Catchers.@Nullable Caught caught(Trigger trigger) {
    return trigger instanceof Trigger.Escalation escalation
        ? new Catchers.Caught(escalation.escalationCode())
        : null;
  }
}
