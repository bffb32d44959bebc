package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses modifications that cannot be applied, in the words of Zeebe. */
final class ModificationCheck {

  /** Instructions of one command. */
  private static final int INSTRUCTIONS_MAX = 5_000;

  private static final Set<ElementType> UNSUPPORTED =
      EnumSet.of(
          ElementType.PROCESS,
          ElementType.START_EVENT,
          ElementType.BOUNDARY_EVENT,
          ElementType.SEQUENCE_FLOW,
          // Begun with the one element that it is there for.
          ElementType.AD_HOC_SUB_PROCESS_INNER_INSTANCE);

  private final StepRun run;
  private final Definitions definitions;

  ModificationCheck(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  /** That what is to be activated is there, and can be. */
  void elements(ElementInstanceRow process, Modification asked) {
    int count = asked.activations().size() + asked.moves().size() + asked.terminations().size();
    if (count > INSTRUCTIONS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected to modify instance of process '%s' by at most %d instructions, but it has %d."
              .formatted(process.processDefinitionId(), INSTRUCTIONS_MAX, count));
    }
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    Set<String> targets = new LinkedHashSet<>();
    asked.activations().forEach(activation -> targets.add(activation.elementId()));
    asked.moves().forEach(move -> targets.add(move.targetElementId()));
    refuse(
        process,
        targets,
        id -> !graph.elements().containsKey(id) && !graph.flows().containsKey(id),
        "activate instructions with an element that could not be found: '%s'");
    unsupported(process, targets, graph);
    refuse(
        process,
        targets,
        id -> isAfterEventBasedGateway(graph.element(id), graph),
        "activate instructions for elements that are unsupported: '%s'. The activation of events belonging to an event-based gateway is not supported.");
  }

  private static void unsupported(
      ElementInstanceRow process, Set<String> targets, ExecutableProcess graph) {
    Set<ElementType> types = EnumSet.noneOf(ElementType.class);
    targets.stream().map(id -> type(id, graph)).filter(UNSUPPORTED::contains).forEach(types::add);
    if (!types.isEmpty()) {
      refuse(
          process,
          targets,
          id -> UNSUPPORTED.contains(type(id, graph)),
          "activate instructions for elements that are unsupported: '%s'. The activation of elements with type "
              + types.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "))
              + " is not supported. Supported element types are: "
              + Arrays.stream(ElementType.values())
                  .filter(type -> !UNSUPPORTED.contains(type))
                  .toList()
              + ".");
    }
  }

  private static ElementType type(String id, ExecutableProcess graph) {
    return graph.flows().containsKey(id)
        ? ElementType.SEQUENCE_FLOW
        : graph.element(id).node().type();
  }

  static boolean isAfterEventBasedGateway(FlowElement element, ExecutableProcess graph) {
    return element.node().incoming().stream()
        .anyMatch(flow -> graph.element(flow.sourceId()) instanceof FlowElement.EventBasedGateway);
  }

  /** That variables are set in the element or around it. */
  void variables(ElementInstanceRow process, List<Modification.Activation> activations) {
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    Set<String> scopes = new LinkedHashSet<>();
    for (Modification.Activation activation : activations) {
      for (Modification.Variables variables : activation.variables()) {
        VariablesText.members(variables.json());
        scopes.add(variables.scopeId());
      }
    }
    scopes.remove("");
    refuse(
        process,
        scopes,
        id -> !graph.elements().containsKey(id),
        "variable instructions with a scope element id that could not be found: '%s'");
    boolean isElsewhere =
        activations.stream()
            .flatMap(activation -> elsewhere(activation, graph))
            .findAny()
            .isPresent();
    if (isElsewhere) {
      throw refusal(
          process,
          "variable instructions with a scope element that doesn't belong to the activating element's flow scope. These variables should be set before or after the modification.");
    }
  }

  private static Stream<String> elsewhere(
      Modification.Activation activation, ExecutableProcess graph) {
    Set<String> around = around(activation.elementId(), graph);
    return activation.variables().stream()
        .map(Modification.Variables::scopeId)
        .filter(id -> !id.isEmpty() && !around.contains(id));
  }

  private static Set<String> around(String elementId, ExecutableProcess graph) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id = elementId; id != null; id = graph.element(id).node().scopeId()) {
      ids.add(id);
    }
    return ids;
  }

  /** That given ancestors are around what is to be activated. */
  void ancestors(ElementInstanceRow process, List<Modification.Activation> activations) {
    List<Modification.Activation> given =
        activations.stream().filter(activation -> activation.ancestorKey() != 0).toList();
    Set<String> keys =
        given.stream()
            .map(activation -> Long.toString(activation.ancestorKey()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    refuse(
        process,
        keys,
        key -> !isActive(Long.parseLong(key)),
        "activate instructions with an ancestor scope key that does not exist, or is not in an active state: '%s'");
    refuse(
        process,
        keys,
        key -> run.element(Long.parseLong(key)).processInstanceKey() != process.key(),
        "activate instructions with an ancestor scope key that does not belong to the modified process instance: '%s'");
    ExecutableProcess graph = definitions.graph(process.processDefinitionKey());
    List<String> wrong =
        given.stream()
            .filter(activation -> !isAround(activation, graph))
            .map(
                activation ->
                    "\n- instance '%d' of element '%s' is not an ancestor of element '%s'"
                        .formatted(
                            activation.ancestorKey(),
                            run.element(activation.ancestorKey()).elementId(),
                            activation.elementId()))
            .toList();
    if (!wrong.isEmpty()) {
      throw refusal(
          process,
          "activate instructions with an ancestor scope key that is not an ancestor of the element to activate:"
              + String.join("", wrong));
    }
  }

  private boolean isActive(long key) {
    ElementInstanceRow row = run.get(Tables.ELEMENT_INSTANCE, key);
    return row != null && row.state() == ElementState.ACTIVATED;
  }

  private boolean isAround(Modification.Activation activation, ExecutableProcess graph) {
    String id = run.element(activation.ancestorKey()).elementId();
    return !id.equals(activation.elementId()) && around(activation.elementId(), graph).contains(id);
  }

  private static void refuse(
      ElementInstanceRow process, Collection<String> ids, Predicate<String> wrong, String what) {
    List<String> found = ids.stream().filter(wrong).toList();
    if (!found.isEmpty()) {
      throw refusal(process, what.formatted(String.join("', '", found)));
    }
  }

  private static RejectedException refusal(ElementInstanceRow process, String what) {
    return RejectedException.invalidArgument(
        "Expected to modify instance of process '%s' but it contains one or more "
                .formatted(process.processDefinitionId())
            + what);
  }
}
