package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.step.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Refuses what cannot be asked of a new process instance, in the words of Zeebe. */
final class CreationCheck {

  /** Instructions of one command. */
  private static final int INSTRUCTIONS_MAX = 5_000;

  private static final Set<ElementType> UNSUPPORTED =
      EnumSet.of(
          ElementType.PROCESS,
          ElementType.START_EVENT,
          ElementType.BOUNDARY_EVENT,
          ElementType.SEQUENCE_FLOW);

  private CreationCheck() {}

  /** That a process instance can begin at these elements. */
  static void startElements(List<String> ids, ExecutableProcess graph) {
    if (ids.size() > INSTRUCTIONS_MAX) {
      throw refusal(
          "are at most %d instructions, but found %d".formatted(INSTRUCTIONS_MAX, ids.size()));
    }
    for (String id : ids) {
      if (!graph.elements().containsKey(id) && !graph.flows().containsKey(id)) {
        throw refusal("no element found with id '%s'.".formatted(id));
      }
    }
    ids.forEach(id -> within(id, graph));
    ids.forEach(id -> type(id, graph));
    ids.forEach(id -> afterEventBasedGateway(id, graph));
  }

  private static void within(String id, ExecutableProcess graph) {
    FlowElement element = graph.elements().get(id);
    String scopeId = element == null ? null : element.node().scopeId();
    while (scopeId != null) {
      FlowElement scope = graph.element(scopeId);
      boolean isLoop =
          scope instanceof FlowElement.Guarded guarded && guarded.activity().loop() != null;
      if (isLoop || scope instanceof FlowElement.AdHocSubProcess) {
        String what = isLoop ? "a multi-instance" : "an ad-hoc";
        throw refusal(
            "the element with id '%s' is inside %s subprocess. The creation of elements inside %s subprocess is not supported."
                .formatted(id, what, what));
      }
      scopeId = scope.node().scopeId();
    }
  }

  private static void type(String id, ExecutableProcess graph) {
    ElementType type =
        graph.flows().containsKey(id)
            ? ElementType.SEQUENCE_FLOW
            : graph.element(id).node().type();
    if (UNSUPPORTED.contains(type)) {
      throw refusal(
          "the element with id '%s' targets unsupported element type '%s'. Supported element types are: %s"
              .formatted(
                  id,
                  type,
                  Arrays.stream(ElementType.values())
                      .filter(one -> !UNSUPPORTED.contains(one))
                      .toList()));
    }
  }

  private static void afterEventBasedGateway(String id, ExecutableProcess graph) {
    if (ModificationCheck.isAfterEventBasedGateway(graph.element(id), graph)) {
      throw refusal(
          "the element with id '%s' belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported."
              .formatted(id));
    }
  }

  private static RejectedException refusal(String what) {
    return RejectedException.invalidArgument(
        "Expected to create instance of process with start instructions but " + what);
  }
}
