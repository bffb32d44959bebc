package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.processor.audit.CommandAudit;
import dev.pitcrew.engine.processor.batch.BatchActor;
import dev.pitcrew.engine.processor.batch.BatchItems;
import dev.pitcrew.engine.processor.batch.BatchOperationProcessor;
import dev.pitcrew.engine.processor.batch.BatchPlans;
import dev.pitcrew.engine.processor.deployment.DeploymentCreateProcessor;
import dev.pitcrew.engine.processor.deployment.ResourceDeleteProcessor;
import dev.pitcrew.engine.processor.deployment.ResourceParsing;
import dev.pitcrew.engine.processor.deployment.StartEvents;
import dev.pitcrew.engine.processor.permission.Permissions;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.Map;

/** Hands each command to its processor. */
public final class Processors {

  private final DeploymentCreateProcessor deploymentCreate;
  private final ResourceDeleteProcessor resourceDelete;
  private final ProcessInstanceCreateProcessor processInstanceCreate;
  private final ProcessInstanceCancelProcessor processInstanceCancel;
  private final ProcessInstanceModifyProcessor processInstanceModify;
  private final ProcessInstanceMigrateProcessor processInstanceMigrate;
  private final JobActivateProcessor jobActivate;
  private final JobCompleteProcessor jobComplete;
  private final AdHocActivateProcessor adHocActivate;
  private final JobFailProcessor jobFail;
  private final JobThrowErrorProcessor jobThrowError;
  private final JobUpdateProcessor jobUpdate;
  private final JobReturnProcessor jobReturn;
  private final MessagePublishProcessor messagePublish;
  private final MessageExpireProcessor messageExpire;
  private final SignalBroadcastProcessor signalBroadcast;
  private final ConditionalsEvaluateProcessor conditionalsEvaluate;
  private final VariablesSetProcessor variablesSet;
  private final IncidentResolveProcessor incidentResolve;
  private final DecisionEvaluateProcessor decisionEvaluate;
  private final UserTaskAssignProcessor userTaskAssign;
  private final UserTaskUpdateProcessor userTaskUpdate;
  private final UserTaskCompleteProcessor userTaskComplete;
  private final GlobalListenerProcessor globalListener;
  private final DocumentProcessor document;
  private final ClusterVariableProcessor clusterVariable;
  private final TimerTriggerProcessor timerTrigger;
  private final ContinueProcessor continuation;
  private final EndedRowsDeleteProcessor endedRowsDelete;
  private final HistoryDeleteProcessor historyDelete;
  private final BatchItems items;
  private final BatchOperationProcessor batch;
  private final StepRun run;
  private final SetAsideProcessor setAside;
  private final Permissions permissions;
  private final CommandAudit audit;

  public Processors(Parts parts) {
    StartEvents startEvents =
        new StartEvents(parts.run(), parts.definitions(), parts.expressions(), parts.scopes());
    this.deploymentCreate =
        new DeploymentCreateProcessor(
            parts.run(),
            parts.definitions(),
            new ResourceParsing(parts.run(), parts.parser(), parts.dmn()),
            startEvents);
    this.resourceDelete =
        new ResourceDeleteProcessor(parts.run(), parts.definitions(), startEvents);
    this.processInstanceCreate = new ProcessInstanceCreateProcessor(parts);
    this.processInstanceCancel = new ProcessInstanceCancelProcessor(parts.run());
    this.processInstanceModify = new ProcessInstanceModifyProcessor(parts);
    this.processInstanceMigrate = new ProcessInstanceMigrateProcessor(parts);
    this.jobActivate = new JobActivateProcessor(parts);
    this.jobComplete = new JobCompleteProcessor(parts);
    this.adHocActivate = new AdHocActivateProcessor(parts);
    this.jobFail = new JobFailProcessor(parts);
    this.jobThrowError = new JobThrowErrorProcessor(parts);
    this.jobUpdate = new JobUpdateProcessor(parts.run());
    this.jobReturn = new JobReturnProcessor(parts);
    this.messagePublish = new MessagePublishProcessor(parts);
    this.messageExpire = new MessageExpireProcessor(parts.run());
    this.signalBroadcast = new SignalBroadcastProcessor(parts);
    this.conditionalsEvaluate = new ConditionalsEvaluateProcessor(parts);
    this.variablesSet = new VariablesSetProcessor(parts);
    this.incidentResolve = new IncidentResolveProcessor(parts);
    this.decisionEvaluate = new DecisionEvaluateProcessor(parts);
    this.userTaskAssign = new UserTaskAssignProcessor(parts);
    this.userTaskUpdate = new UserTaskUpdateProcessor(parts);
    this.userTaskComplete = new UserTaskCompleteProcessor(parts);
    this.globalListener = new GlobalListenerProcessor(parts.run());
    this.document = new DocumentProcessor(parts.run());
    this.clusterVariable = new ClusterVariableProcessor(parts.run());
    this.timerTrigger = new TimerTriggerProcessor(parts);
    this.continuation = new ContinueProcessor(parts.run());
    this.endedRowsDelete = new EndedRowsDeleteProcessor(parts.run());
    this.run = parts.run();
    this.historyDelete = new HistoryDeleteProcessor(parts.run());
    this.items = new BatchItems(parts.run());
    this.batch = new BatchOperationProcessor(parts.run(), items);
    this.setAside = new SetAsideProcessor(parts, items);
    this.permissions = new Permissions(parts.run());
    this.audit = new CommandAudit(parts.run());
  }

  /**
   * @throws RejectedException when the command is refused
   */
  public Outcome process(Command command) {
    if (!(command instanceof Command.External asked)) {
      return decide(command);
    }
    permissions.check(asked);
    Map<String, String> before = audit.before(asked);
    Outcome outcome = decide(command);
    audit.write(asked, outcome, before);
    return outcome;
  }

  /** As its actor would: what is refused is the item's error, and leaves nothing behind. */
  private Outcome runItem(Command.RunBatchItem command) {
    BatchItemRow item = items.take(command.key());
    if (item == null) {
      return new Reply.Done();
    }
    BatchOperationRow operation = run.need(Tables.BATCH_OPERATION, item.batchOperationKey());
    Rejection refused =
        run.attempt(
            operation,
            BatchActor.of(operation),
            () -> BatchPlans.commands(item, operation.plan(), run).forEach(this::process));
    if (refused == null && item.operationType() == BatchOperationType.DELETE_PROCESS_INSTANCE) {
      items.decided(item);
    } else if (refused == null) {
      items.ended(item, BatchItemState.COMPLETED, null);
    } else {
      items.ended(item, BatchItemState.FAILED, refused.reason());
    }
    return new Reply.Done();
  }

  private Outcome decide(Command command) {
    return switch (command) {
      case Command.Deploy c -> deploymentCreate.process(c);
      case Command.DeleteResource c -> resourceDelete.process(c);
      case Command.CreateProcessInstance c -> processInstanceCreate.process(c);
      case Command.CancelProcessInstance c -> processInstanceCancel.process(c);
      case Command.ModifyProcessInstance c -> processInstanceModify.process(c);
      case Command.MigrateProcessInstance c -> processInstanceMigrate.process(c);
      case Command.ActivateJobs c -> jobActivate.process(c);
      // That it is permitted is all there is to know.
      case Command.RequestJobs c -> new Reply.Done();
      case Command.CompleteJob c -> jobComplete.process(c);
      case Command.ActivateAdHocElements c -> adHocActivate.process(c);
      case Command.FailJob c -> jobFail.process(c);
      case Command.ThrowJobError c -> jobThrowError.process(c);
      case Command.UpdateJob c -> jobUpdate.process(c);
      case Command.YieldJob c -> jobReturn.process(c);
      case Command.TimeOutJob c -> jobReturn.process(c);
      case Command.EndJobBackoff c -> jobReturn.process(c);
      case Command.PublishMessage c -> messagePublish.process(c);
      case Command.CorrelateMessage c -> messagePublish.process(c);
      case Command.ExpireMessage c -> messageExpire.process(c);
      case Command.BroadcastSignal c -> signalBroadcast.process(c);
      case Command.EvaluateConditionals c -> conditionalsEvaluate.process(c);
      case Command.SetVariables c -> variablesSet.process(c);
      case Command.ResolveIncident c -> incidentResolve.process(c);
      case Command.EvaluateDecision c -> decisionEvaluate.process(c);
      case Command.AssignUserTask c -> userTaskAssign.process(c);
      case Command.UnassignUserTask c -> userTaskAssign.process(c);
      case Command.UpdateUserTask c -> userTaskUpdate.process(c);
      case Command.CompleteUserTask c -> userTaskComplete.process(c);
      case Command.CreateGlobalTaskListener c -> globalListener.process(c);
      case Command.UpdateGlobalTaskListener c -> globalListener.process(c);
      case Command.DeleteGlobalTaskListener c -> globalListener.process(c);
      case Command.CreateDocument c -> document.process(c);
      case Command.DeleteDocument c -> document.process(c);
      case Command.CreateClusterVariable c -> clusterVariable.process(c);
      case Command.UpdateClusterVariable c -> clusterVariable.process(c);
      case Command.DeleteClusterVariable c -> clusterVariable.process(c);
      case Command.DeleteProcessInstance c -> historyDelete.process(c);
      case Command.DeleteDecisionInstance c -> historyDelete.process(c);
      case Command.CreateBatchOperation c -> batch.process(c);
      case Command.CancelBatchOperation c -> batch.process(c);
      case Command.SuspendBatchOperation c -> batch.process(c);
      case Command.ResumeBatchOperation c -> batch.process(c);
      case Command.AddBatchItems c -> batch.process(c);
      case Command.StartBatchOperation c -> batch.process(c);
      case Command.FailBatchOperation c -> batch.process(c);
      case Command.RunBatchItem c -> runItem(c);
      case Command.EndBatchItem c -> items.process(c);
      case Command.TriggerTimer c -> timerTrigger.process(c);
      case Command.Continue c -> continuation.process(c);
      case Command.SetAside c -> setAside.process(c);
      case Command.DeleteEndedRows c -> endedRowsDelete.process(c);
    };
  }
}
