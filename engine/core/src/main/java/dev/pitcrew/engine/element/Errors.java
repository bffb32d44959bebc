package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings BPMN errors to the nearest event that catches them, across call activities. */
public final class Errors {

  private final StepRun run;
  private final Catchers catchers;
  private final Triggers triggers;

  Errors(StepRun run, Catchers catchers, Triggers triggers) {
    this.run = run;
    this.catchers = catchers;
    this.triggers = triggers;
  }

  /**
   * Throws the error out of the element instance.
   *
   * @return null where it is caught, or what is around it is ending anyway; else why it is not, for
   *     the incident
   */
  public @Nullable String throwFrom(
      ElementInstanceRow thrower,
      String errorCode,
      @Nullable String errorMessage,
      Map<String, String> variables) {
    List<String> available = new ArrayList<>();
    ElementInstanceRow leaving = null;
    ElementInstanceRow row = thrower;
    while (true) {
      if (Catchers.isEnding(row, leaving)) {
        return null;
      }
      Catchers.Catcher catcher = catchers.find(row, null, errorCode, Errors::caught, available);
      if (catcher != null) {
        triggers.trigger(row, catcher.eventId(), variables);
        return null;
      }
      long around = row.scopeKey();
      if (row.type() == ElementType.PROCESS) {
        around = run.instance(row.processInstanceKey()).parentElementInstanceKey();
      }
      if (around == 0) {
        return uncaught(errorCode, errorMessage, available);
      }
      leaving = row;
      row = run.element(around);
    }
  }

  private static Catchers.@Nullable Caught caught(Trigger trigger) {
    return trigger instanceof Trigger.Error error ? new Catchers.Caught(error.errorCode()) : null;
  }

  private static String uncaught(
      String errorCode, @Nullable String errorMessage, List<String> available) {
    return "Expected to throw an error event with the code '%s'%s, but it was not caught. %s"
        .formatted(
            errorCode,
            errorMessage == null || errorMessage.isBlank()
                ? ""
                : " with message '%s'".formatted(errorMessage),
            available.isEmpty()
                ? "No error events are available in the scope."
                : "Available error events are [%s]".formatted(String.join(", ", available)));
  }
}
