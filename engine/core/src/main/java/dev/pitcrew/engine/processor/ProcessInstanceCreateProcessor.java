package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.CatchEvents;
import dev.pitcrew.engine.element.Modifications;
import dev.pitcrew.engine.element.NewInstance;
import dev.pitcrew.engine.element.ProcessInstances;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import dev.pitcrew.engine.step.VariablesText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins a process instance that a client asks for. */
final class ProcessInstanceCreateProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final ProcessInstances processInstances;
  private final CatchEvents catchEvents;
  private final BusinessIds businessIds;
  private final Modifications modifications;

  ProcessInstanceCreateProcessor(Parts parts) {
    this.run = parts.run();
    this.definitions = parts.definitions();
    this.processInstances = parts.elements().processInstances();
    this.businessIds = new BusinessIds(parts);
    this.catchEvents = parts.elements().catchEvents();
    this.modifications = parts.elements().modifications();
  }

  Outcome process(Command.CreateProcessInstance command) {
    ProcessDefinitionRow definition = definition(command);
    ExecutableProcess graph = definitions.graph(definition.key());
    List<String> startElementIds = command.startElementIds();
    CreationCheck.startElements(startElementIds, graph);
    List<String> terminateAfter =
        CreationCheck.terminateAfter(command.terminateAfterElementIds(), graph);
    List<String> tags = CreationCheck.tags(command.tags());
    // The clients write an empty text for none.
    String businessId =
        command.businessId() == null || command.businessId().isEmpty()
            ? null
            : command.businessId();
    if (businessId != null) {
      CreationCheck.businessId(businessId);
      businessIds.checkFree(
          businessId, definition.processDefinitionId(), "create instance of process");
    }
    ProcessInstanceRow instance =
        processInstances.create(
            definition,
            new NewInstance(
                startElementIds.isEmpty() ? List.of(noneStart(graph)) : List.of(),
                VariablesText.members(command.variables()),
                Map.of(),
                null,
                command.awaitResult(),
                command.resultVariables(),
                tags,
                businessId,
                terminateAfter,
                null,
                null));
    beginAt(startElementIds, instance);
    Reply.InstanceCreated created =
        new Reply.InstanceCreated(
            instance.key(),
            definition.key(),
            definition.processDefinitionId(),
            definition.version(),
            instance.tenantId(),
            instance.tags(),
            instance.businessId());
    return command.awaitResult() ? new Reply.AwaitingResult(created) : created;
  }

  /** Where no start event completes, the event sub-processes of the process wait from now on. */
  private void beginAt(List<String> startElementIds, ProcessInstanceRow instance) {
    if (startElementIds.isEmpty()) {
      return;
    }
    try {
      catchEvents.openScope(run.element(instance.key()));
    } catch (TroubleException trouble) {
      throw RejectedException.invalidArgument(
          "Expected to subscribe to catch event(s) of '%s' but %s"
              .formatted(instance.processDefinitionId(), trouble.text()));
    }
    modifications.enter(modifications.activateAll(run.element(instance.key()), startElementIds));
  }

  private ProcessDefinitionRow definition(Command.CreateProcessInstance command) {
    if (command.processDefinitionKey() > 0) {
      ProcessDefinitionRow row = run.get(Tables.PROCESS_DEFINITION, command.processDefinitionKey());
      return found(row, "key '%d'".formatted(command.processDefinitionKey()));
    }
    String id = command.processDefinitionId();
    if (id == null || id.isEmpty()) {
      throw RejectedException.invalidArgument(
          "Expected to create a process instance by process definition id or key, but none is given.");
    }
    if (command.version() <= 0) {
      return found(
          definitions.latest(Indexes.LIVE_PROCESS_DEFINITIONS, id),
          "process ID '%s'".formatted(id));
    }
    for (ProcessDefinitionRow row : run.state().findAll(Indexes.LIVE_PROCESS_DEFINITIONS, id)) {
      if (row.version() == command.version()) {
        return row;
      }
    }
    return found(null, "process ID '%s' and version '%d'".formatted(id, command.version()));
  }

  private static ProcessDefinitionRow found(@Nullable ProcessDefinitionRow row, String what) {
    if (row == null || row.deleted()) {
      throw RejectedException.notFound(
          "Expected to find process definition with %s, but none found".formatted(what));
    }
    return row;
  }

  private static String noneStart(ExecutableProcess graph) {
    String start = ProcessInstances.noneStartEventId(graph);
    if (start == null) {
      throw RejectedException.invalidState(
          "Expected to create instance of process with none start event, but there is no such event");
    }
    return start;
  }
}
