package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.processor.batch.BatchItems;
import dev.pitcrew.engine.processor.batch.BatchOperationProcessor;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/**
 * Deletes one version of what is deployed: nothing new can come of it. Its row stays, for what came
 * of it before; its version number is never given again.
 */
public final class ResourceDeleteProcessor {

  private final StepRun run;
  private final Definitions definitions;
  private final StartEvents startEvents;

  public ResourceDeleteProcessor(StepRun run, Definitions definitions, StartEvents startEvents) {
    this.run = run;
    this.definitions = definitions;
    this.startEvents = startEvents;
  }

  public Outcome process(Command.DeleteResource command) {
    long key = command.resourceKey();
    // What came of it can also be deleted when it is deleted itself already.
    boolean again = command.deleteHistory();
    ProcessDefinitionRow process = run.get(Tables.PROCESS_DEFINITION, key);
    if (process != null && (again || !process.deleted())) {
      delete(process);
      return history(command, BatchOperationType.DELETE_PROCESS_INSTANCE);
    }
    DecisionRequirementsRow requirements = run.get(Tables.DECISION_REQUIREMENTS, key);
    if (requirements != null && (again || !requirements.deleted())) {
      delete(requirements);
      return history(command, BatchOperationType.DELETE_DECISION_INSTANCE);
    }
    FormRow form = run.get(Tables.FORM, key);
    if (form != null && !form.deleted()) {
      run.append(new Event.FormDeleted(key));
      return new Reply.Done();
    }
    ResourceRow resource = run.get(Tables.RESOURCE, key);
    if (resource != null && !resource.deleted()) {
      run.append(new Event.ResourceDeleted(key));
      return new Reply.Done();
    }
    throw RejectedException.notFound(
        "Expected to delete resource but no resource found with key `%d`".formatted(key));
  }

  /** It is many rows: a batch operation begins with the deletion, and its items are found later. */
  private Outcome history(Command.DeleteResource command, BatchOperationType type) {
    return command.deleteHistory()
        ? new BatchOperationProcessor(run, new BatchItems(run))
            .process(new Command.CreateBatchOperation(type, ""))
        : new Reply.Done();
  }

  private void delete(ProcessDefinitionRow process) {
    if (process.deleted()) {
      return;
    }
    if (!run.state()
        .find(Indexes.ACTIVE_BY_DEFINITION, 1, process.key(), InstanceState.ACTIVE)
        .isEmpty()) {
      throw RejectedException.invalidState(
          "Expected to delete resource with key `%d` but there are still running instances"
              .formatted(process.key()));
    }
    ProcessDefinitionRow latest =
        definitions.latest(Indexes.LIVE_PROCESS_DEFINITIONS, process.processDefinitionId());
    run.append(new Event.ProcessDeleted(process.key()));
    if (latest != null && latest.key() == process.key()) {
      startEvents.giveBack(
          process,
          definitions.latest(Indexes.LIVE_PROCESS_DEFINITIONS, process.processDefinitionId()));
    }
  }

  private void delete(DecisionRequirementsRow requirements) {
    if (requirements.deleted()) {
      return;
    }
    run.append(new Event.DecisionRequirementsDeleted(requirements.key()));
    for (DecisionDefinitionRow decision :
        run.state().findAll(Indexes.DECISION_DEFINITIONS_BY_REQUIREMENTS, requirements.key())) {
      run.append(new Event.DecisionDeleted(decision.key()));
    }
  }
}
