package dev.pitcrew.engine.processor.permission;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.SignalSubscriptionRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.Protections;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What callers may do with protected processes, decided in the step itself, so that nothing can
 * change between the look and the deed.
 *
 * <p>What does not exist is let through: the processor says so in its own words.
 */
public final class Permissions {

  private static final String HOW =
      " Sign in with the credentials of a client or a person: see 'Who may call' in the gateway's"
          + " README.";

  private final StepRun run;
  private final OwningProcesses owners;
  private final TaskPermissions tasks;

  public Permissions(StepRun run) {
    this.run = run;
    this.owners = new OwningProcesses(run);
    this.tasks = new TaskPermissions(run);
  }

  /**
   * @throws RejectedException FORBIDDEN when the caller may not do this
   */
  public void check(Command.External command) {
    if (!run.caller().restricted()) {
      return;
    }
    switch (command) {
      // Looked at again when it is known what is in it.
      case Command.Deploy c -> {}
      case Command.DeleteResource c -> checkDeletion(c.resourceKey());
      case Command.CreateProcessInstance c -> requireCreation(c);
      case Command.CancelProcessInstance c ->
          requireOperator(owners.instance(c.processInstanceKey()), "cancel a process instance");
      case Command.ModifyProcessInstance c ->
          requireOperator(owners.instance(c.processInstanceKey()), "modify a process instance");
      case Command.MigrateProcessInstance c -> requireMigration(c);
      case Command.DeleteProcessInstance c ->
          requireOperator(owners.instance(c.processInstanceKey()), "delete a process instance");
      case Command.DeleteDecisionInstance c ->
          c.keys().forEach(key -> requireOperatorOfDecision(owners.decision(key)));
      // Each item is looked at when its turn comes.
      case Command.CreateBatchOperation c -> {}
      case Command.CancelBatchOperation c -> requireActorOf(c.batchOperationKey(), "cancel");
      case Command.SuspendBatchOperation c -> requireActorOf(c.batchOperationKey(), "suspend");
      case Command.ResumeBatchOperation c -> requireActorOf(c.batchOperationKey(), "resume");
      case Command.ActivateJobs c -> requireJobType(c.type());
      case Command.RequestJobs c -> requireJobType(c.type());
      case Command.CompleteJob c -> requireClient(owners.job(c.jobKey()), "complete a job");
      case Command.ActivateAdHocElements c ->
          requireOperator(
              owners.element(c.adHocSubProcessInstanceKey()),
              "activate elements of an ad-hoc sub-process");
      case Command.FailJob c -> requireClient(owners.job(c.jobKey()), "fail a job");
      case Command.ThrowJobError c ->
          requireClient(owners.job(c.jobKey()), "throw an error for a job");
      case Command.UpdateJob c -> requireOperator(owners.job(c.jobKey()), "update a job");
      case Command.PublishMessage c -> requireMessage(c.name(), c.correlationKey(), "publish");
      case Command.CorrelateMessage c -> requireMessage(c.name(), c.correlationKey(), "correlate");
      case Command.BroadcastSignal c -> requireSignal(c.name());
      case Command.SetVariables c ->
          requireOperator(owners.element(c.elementInstanceKey()), "set variables");
      case Command.ResolveIncident c ->
          requireOperator(owners.incident(c.incidentKey()), "resolve an incident");
      // Looked at again when it is known what would begin.
      case Command.EvaluateConditionals c -> {}
      case Command.EvaluateDecision c -> {}
      case Command.AssignUserTask c -> tasks.checkAssign(task(c.userTaskKey()), c.assignee());
      case Command.UnassignUserTask c -> tasks.checkUnassign(task(c.userTaskKey()));
      case Command.UpdateUserTask c -> tasks.checkUpdate(task(c.userTaskKey()));
      case Command.CompleteUserTask c -> tasks.checkComplete(task(c.userTaskKey()), c.variables());
      case Command.CreateClusterVariable c -> requireDeployer("create a cluster variable");
      case Command.UpdateClusterVariable c -> requireDeployer("update a cluster variable");
      case Command.DeleteClusterVariable c -> requireDeployer("delete a cluster variable");
      case Command.CreateGlobalTaskListener c -> requireOperator("create a global task listener");
      case Command.UpdateGlobalTaskListener c -> requireOperator("update a global task listener");
      case Command.DeleteGlobalTaskListener c -> requireOperator("delete a global task listener");
      case Command.CreateDocument c -> {
        if (!tasks.isNamedIn(c.processInstanceKey())) {
          requireActor(DocumentProcesses.of(run, c), "store a document");
        }
      }
      case Command.DeleteDocument c ->
          requireClient(owners.document(c.documentId()), "delete a document");
    }
  }

  /** What was deployed together with a protected process goes with the right to operate it. */
  private void checkDeletion(long key) {
    requireOperator(owners.definition(key), "delete a version");
    if (run.protections().isProtectedDeployment(owners.deployment(key))) {
      requireOperator("delete what was deployed with a protected process");
    }
    requireDeployer("delete a resource");
  }

  /** Whoever passes over a step, an approval say, changes the case as one who modifies it does. */
  private void requireCreation(Command.CreateProcessInstance command) {
    String processId = owners.definition(command);
    requireActor(processId, "create a process instance");
    if (!command.startElementIds().isEmpty() || !command.terminateAfterElementIds().isEmpty()) {
      requireOperator(processId, "create a process instance with start or runtime instructions");
    }
  }

  private void requireActor(@Nullable String processId, String what) {
    if (processId != null && !run.protections().mayAct(run.caller(), processId)) {
      throw forbidden(run.caller(), what, processId);
    }
  }

  private void requireOperator(@Nullable String processId, String what) {
    if (processId != null && !run.protections().mayOperate(run.caller(), processId)) {
      throw forbidden(run.caller(), what, processId);
    }
  }

  /** What a client asked of a decision itself is of no process, but may be of any case. */
  private void requireOperatorOfDecision(@Nullable String processId) {
    String what = "delete a decision instance";
    if ("".equals(processId)) {
      if (!run.protections().mayOperateAll(run.caller())) {
        throw new RejectedException(
            Rejection.Type.FORBIDDEN,
            "Expected to %s of no process, which may be of any case, but caller '%s' may not operate all protected processes."
                    .formatted(what, run.caller().name())
                + (run.caller().kind() == Caller.Kind.ANONYMOUS ? HOW : ""));
      }
    } else {
      requireOperator(processId, what);
    }
  }

  /** For what is of no process, and changes how all of them run. */
  private void requireOperator(String what) {
    if (!Protections.isOperator(run.caller())) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected one of the roles [admin, operator] to %s, but caller '%s' has none of them."
                  .formatted(what, run.caller().name())
              + (run.caller().kind() == Caller.Kind.ANONYMOUS ? HOW : ""));
    }
  }

  private void requireClient(@Nullable String processId, String what) {
    if (processId != null && run.protections().isProtected(processId)) {
      throw forbidden(run.caller(), what, processId);
    }
  }

  /** What all processes see, protected ones too, is for those who may deploy these. */
  private void requireDeployer(String what) {
    if (!Protections.mayDeploy(run.caller())) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected to %s, but caller '%s' may not.".formatted(what, run.caller().name())
              + (run.caller().kind() == Caller.Kind.ANONYMOUS ? HOW : ""));
    }
  }

  private void requireJobType(String type) {
    if (run.protections().isProtectedJobType(type)) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected a client to work on jobs of type '%s', which belong to a protected process, but the caller is '%s'."
                  .formatted(type, run.caller().name())
              + HOW);
    }
  }

  /** Start events wait for whatever correlation key. */
  private void requireMessage(String name, String correlationKey, String verb) {
    List<MessageSubscriptionRow> keyed =
        run.state().findAll(Indexes.SUBSCRIPTIONS, name, correlationKey);
    List<MessageSubscriptionRow> starting = run.state().findAll(Indexes.SUBSCRIPTIONS, name, "");
    Stream.concat(
            run.protections().waitingFor(name).stream(),
            Stream.of(keyed, starting)
                .flatMap(Collection::stream)
                .map(MessageSubscriptionRow::processDefinitionId))
        .forEach(processId -> requireOperator(processId, verb + " message '" + name + "'"));
  }

  /** Nobody waits for a signal but those who wait now. */
  private void requireSignal(String name) {
    for (SignalSubscriptionRow one : run.state().findAll(Indexes.SIGNAL_SUBSCRIPTIONS, name)) {
      requireOperator(one.processDefinitionId(), "broadcast signal '" + name + "'");
    }
  }

  /** Who began it, and operators. */
  private void requireActorOf(long batchOperationKey, String what) {
    BatchOperationRow row = run.get(Tables.BATCH_OPERATION, batchOperationKey);
    Caller caller = run.caller();
    boolean isActor =
        row != null
            && row.actorId().equals(caller.name())
            && row.actorKind().equals(caller.kind().actorType());
    if (row != null && !isActor && !Protections.isOperator(caller)) {
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          "Expected to %s a batch operation of one's own, but '%d' is of '%s'."
              .formatted(what, batchOperationKey, row.actorId()));
    }
  }

  /** Nothing that was protected comes to be open to everybody. */
  private void requireMigration(Command.MigrateProcessInstance command) {
    String source = owners.instance(command.processInstanceKey());
    ProcessDefinitionRow target =
        run.get(Tables.PROCESS_DEFINITION, command.migration().targetProcessDefinitionKey());
    requireOperator(source, "migrate a process instance");
    if (source == null || target == null) {
      return;
    }
    requireOperator(target.processDefinitionId(), "migrate to a version");
    boolean isProtected = run.protections().isProtected(source);
    if (isProtected != run.protections().isProtected(target.processDefinitionId())) {
      // What has ended stays of the process it was of, and is seen by whom that one says.
      throw new RejectedException(
          Rejection.Type.FORBIDDEN,
          (isProtected
                  ? "Expected to migrate a process instance of protected process '%s' to a"
                      + " protected one, but '%s' is open to everybody."
                  : "Expected to migrate a process instance of process '%s', which is open to"
                      + " everybody, to another such process, but '%s' is protected.")
              .formatted(source, target.processDefinitionId()));
    }
  }

  public static RejectedException forbidden(Caller caller, String what, String processId) {
    return new RejectedException(
        Rejection.Type.FORBIDDEN,
        "Expected to %s of protected process '%s', but caller '%s' may not."
                .formatted(what, processId, caller.name())
            + (caller.kind() == Caller.Kind.ANONYMOUS ? HOW : ""));
  }

  private @Nullable UserTaskRow task(long key) {
    return run.get(Tables.USER_TASK, key);
  }
}
