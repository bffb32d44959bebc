package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests about elements in ad-hoc sub-processes. */
final class AdHocActivities {

  private AdHocActivities() {}

  record Activation(@Nullable List<Element> elements, @Nullable Boolean cancelRemainingInstances) {

    Command.ActivateAdHocElements command(long adHocSubProcessInstanceKey) {
      if (elements == null || elements.isEmpty()) {
        throw Wire.invalid("Expected 'elements' to be given, but there are none.");
      }
      return new Command.ActivateAdHocElements(
          adHocSubProcessInstanceKey,
          activations(elements),
          Boolean.TRUE.equals(cancelRemainingInstances));
    }
  }

  record Element(@Nullable String elementId, @Nullable JsonObject variables) {}

  static List<AdHocResult.Activation> activations(@Nullable List<Element> elements) {
    return elements == null
        ? List.of()
        : elements.stream()
            .map(
                element ->
                    new AdHocResult.Activation(
                        Wire.required(element.elementId(), "elementId"),
                        element.variables() == null ? "{}" : element.variables().json()))
            .toList();
  }
}
