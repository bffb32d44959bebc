package dev.pitcrew.engine.model;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process as it runs.
 *
 * @param processDefinitionId the id of the BPMN process
 * @param name absent where it has none
 * @param versionTag absent where it has none
 * @param elements by id, in the order of the file; holds the process itself under its id
 * @param flows by id
 * @param protection absent where the model does not say who may see its cases
 * @param compensates whether anything in it can be undone, so that others need not be asked
 * @param joinsInclusively whether an inclusive gateway in it has more than one flow to wait for
 * @param hasConditions whether something in it waits for a condition on variables
 * @param conditionVariables the names of those variables
 */
public record ExecutableProcess(
    String processDefinitionId,
    @Nullable String name,
    @Nullable String versionTag,
    @Nullable String startFormId,
    Map<String, FlowElement> elements,
    Map<String, SequenceFlow> flows,
    @Nullable Protection protection,
    boolean compensates,
    boolean joinsInclusively,
    boolean hasConditions,
    Set<String> conditionVariables) {

  public ExecutableProcess(
      String processDefinitionId,
      @Nullable String name,
      @Nullable String versionTag,
      @Nullable String startFormId,
      Map<String, FlowElement> elements,
      Map<String, SequenceFlow> flows,
      @Nullable Protection protection) {
    this(
        processDefinitionId,
        name,
        versionTag,
        startFormId,
        elements,
        flows,
        protection,
        elements.values().stream()
            .anyMatch(
                element ->
                    element instanceof FlowElement.BoundaryEvent event
                        && event.trigger() instanceof Trigger.Compensation),
        elements.values().stream()
            .anyMatch(
                element ->
                    element instanceof FlowElement.InclusiveGateway gateway && gateway.joins()),
        conditions(elements).findAny().isPresent(),
        conditions(elements)
            .flatMap(condition -> condition.variables().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<Trigger.Condition> conditions(Map<String, FlowElement> elements) {
    return elements.values().stream()
        .map(ExecutableProcess::triggerOf)
        .filter(Trigger.Condition.class::isInstance)
        .map(Trigger.Condition.class::cast);
  }

  private static @Nullable Trigger triggerOf(FlowElement element) {
    return switch (element) {
      case FlowElement.StartEvent event -> event.trigger();
      case FlowElement.CatchEvent event -> event.trigger();
      case FlowElement.BoundaryEvent event -> event.trigger();
      case FlowElement other -> null;
    };
  }

  /** A process that does not say who may see its cases. */
  public ExecutableProcess(
      String processDefinitionId,
      @Nullable String name,
      @Nullable String versionTag,
      @Nullable String startFormId,
      Map<String, FlowElement> elements,
      Map<String, SequenceFlow> flows) {
    this(processDefinitionId, name, versionTag, startFormId, elements, flows, null);
  }

  /** The process element. */
  public FlowElement.ProcessElement root() {
    return (FlowElement.ProcessElement) element(processDefinitionId);
  }

  /** The event sub-process that the start event begins. */
  public FlowElement.EventSubProcess eventSubProcessOf(FlowElement.StartEvent start) {
    return (FlowElement.EventSubProcess)
        element(Objects.requireNonNull(start.node().scopeId(), "a start event without a scope"));
  }

  /**
   * @throws IllegalStateException when the graph has no such element: a bug
   */
  public FlowElement element(String elementId) {
    FlowElement element = elements.get(elementId);
    if (element == null) {
      throw new IllegalStateException(
          "Expected to find element '%s' in process '%s', but it has none."
              .formatted(elementId, processDefinitionId));
    }
    return element;
  }
}
