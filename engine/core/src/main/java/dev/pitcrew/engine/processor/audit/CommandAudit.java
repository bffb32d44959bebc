package dev.pitcrew.engine.processor.audit;

import dev.pitcrew.engine.audit.AuditChain;
import dev.pitcrew.engine.audit.AuditFact.Place;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes down who sent which command, in the step of the command.
 *
 * <p>What programs do thousands of times is left to the rows it changes: working on jobs, beginning
 * instances, storing documents; unless the caller gives it a number to find it by. What becomes of
 * user tasks is written down where it happens.
 */
public final class CommandAudit {

  private static final String DECISION_KEY = "decisionDefinitionKey";

  private final StepRun run;
  private final AuditPlaces places;
  private final EntityAudit entries;

  public CommandAudit(StepRun run) {
    this.run = run;
    this.places = new AuditPlaces(run);
    this.entries = new EntityAudit(run, places);
  }

  /** What will have been, to be asked before the command is carried out. */
  public Map<String, String> before(Command.External command) {
    return switch (command) {
      case Command.MigrateProcessInstance c -> definition(c.processInstanceKey());
      case Command.DeleteDecisionInstance c -> decision(c.keys());
      default -> Map.of();
    };
  }

  private Map<String, String> definition(long processInstanceKey) {
    ProcessInstanceRow row = run.get(Tables.PROCESS_INSTANCE, processInstanceKey);
    return row == null
        ? Map.of()
        : Map.of(
            "processDefinitionId",
            row.processDefinitionId(),
            "processDefinitionKey",
            Long.toString(row.processDefinitionKey()));
  }

  /** Of an evaluation the last, which is the one that was asked for. */
  private Map<String, String> decision(List<Long> keys) {
    DecisionInstanceRow last =
        keys.stream()
            .map(key -> run.get(Tables.DECISION_INSTANCE, key))
            .filter(Objects::nonNull)
            .max(Comparator.comparingInt(DecisionInstanceRow::position))
            .orElse(null);
    return last == null
        ? Map.of()
        : Map.of(DECISION_KEY, Long.toString(last.decisionDefinitionKey()));
  }

  /**
   * After the command was accepted, when its rows are as it left them.
   *
   * @param before what it found
   */
  public void write(Command.External command, Outcome outcome, Map<String, String> before) {
    Caller caller = run.caller();
    if (caller.kind() == Caller.Kind.ENGINE
        || !(outcome instanceof Reply reply)
        || reply instanceof Reply.AwaitingListeners) {
      return;
    }
    boolean isWanted = caller.kind() == Caller.Kind.PERSON || caller.operationReference() != 0;
    switch (command) {
      case Command.Deploy c -> entries.deployed((Reply.Deployed) reply);
      case Command.CancelProcessInstance c ->
          entries.write(
              "CANCEL",
              EntityAudit.INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              Map.of());
      case Command.ModifyProcessInstance c ->
          entries.write(
              "MODIFY",
              EntityAudit.INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              CommandFacts.modified(c.modification()));
      case Command.MigrateProcessInstance c ->
          entries.write(
              "MIGRATE",
              EntityAudit.INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              before,
              CommandFacts.migrated(c.migration()));
      case Command.DeleteProcessInstance c ->
          entries.write(
              "DELETE",
              EntityAudit.INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              Map.of());
      case Command.DeleteDecisionInstance c ->
          entries.decided(
              "DELETE",
              run.get(
                  Tables.DECISION_DEFINITION,
                  Long.parseLong(before.getOrDefault(DECISION_KEY, "0"))),
              c.evaluationKey(),
              before,
              Map.of());
      case Command.CreateBatchOperation c ->
          entries.batch(
              "CREATE",
              ((Reply.BatchOperationCreated) reply).batchOperationKey(),
              c.type().name(),
              c.plan().isEmpty() ? Map.of() : Map.of("planSha256", AuditChain.sha256(c.plan())));
      case Command.CancelBatchOperation c -> entries.batch("CANCEL", c.batchOperationKey());
      case Command.SuspendBatchOperation c -> entries.batch("SUSPEND", c.batchOperationKey());
      case Command.ResumeBatchOperation c -> entries.batch("RESUME", c.batchOperationKey());
      case Command.PublishMessage c ->
          entries.message(
              ((Reply.MessagePublished) reply).messageKey(),
              Place.NONE,
              c.name(),
              c.correlationKey(),
              c.variables());
      case Command.CorrelateMessage c -> {
        Reply.MessageCorrelated correlated = (Reply.MessageCorrelated) reply;
        entries.message(
            correlated.messageKey(),
            places.of(correlated.processInstanceKey()),
            c.name(),
            c.correlationKey(),
            c.variables());
      }
      case Command.BroadcastSignal c ->
          entries.signal(((Reply.SignalBroadcast) reply).signalKey(), c);
      case Command.EvaluateConditionals c ->
          ((Reply.ConditionalsEvaluated) reply)
              .started()
              .forEach(
                  one ->
                      entries.write(
                          "CREATE",
                          EntityAudit.INSTANCE,
                          one.processInstanceKey(),
                          "conditional start",
                          places.of(one.processInstanceKey()),
                          CommandFacts.variables(c.variables())));
      case Command.SetVariables c ->
          entries.write(
              "UPDATE",
              "VARIABLE",
              c.elementInstanceKey(),
              null,
              places.ofElement(c.elementInstanceKey()),
              CommandFacts.variables(c.variables()));
      case Command.ActivateAdHocElements c ->
          entries.write(
              "UPDATE",
              EntityAudit.INSTANCE,
              run.element(c.adHocSubProcessInstanceKey()).processInstanceKey(),
              "ad-hoc activities",
              places.ofElement(c.adHocSubProcessInstanceKey()),
              CommandFacts.activated(c));
      case Command.ResolveIncident c -> entries.resolved(c.incidentKey());
      case Command.UpdateJob c ->
          entries.writeJob(
              "UPDATE",
              c.jobKey(),
              c.retries() == null ? Map.of() : Map.of("retries", c.retries().toString()),
              isWanted || c.retries() != null);
      case Command.CompleteJob c ->
          entries.writeJob("COMPLETE", c.jobKey(), CommandFacts.variables(c.variables()), isWanted);
      case Command.FailJob c ->
          entries.writeJob(
              "UPDATE", c.jobKey(), Map.of("retries", Integer.toString(c.retries())), isWanted);
      case Command.ThrowJobError c ->
          entries.writeJob("UPDATE", c.jobKey(), Map.of("errorCode", c.errorCode()), isWanted);
      case Command.CreateProcessInstance c -> {
        if (isWanted) {
          entries.created(reply, c);
        }
      }
      case Command.CreateDocument c -> {
        if (isWanted) {
          entries.write(
              "CREATE",
              EntityAudit.RESOURCE,
              ((Reply.DocumentCreated) reply).document().key(),
              "document " + c.documentId(),
              places.of(c.processInstanceKey()),
              Map.of("sha256", c.contentHash()));
        }
      }
      case Command.DeleteDocument c ->
          entries.write(
              "DELETE",
              EntityAudit.RESOURCE,
              0,
              "document " + c.documentId(),
              Place.NONE,
              Map.of());
      case Command.DeleteResource c ->
          entries.write(
              "DELETE",
              EntityAudit.RESOURCE,
              c.resourceKey(),
              null,
              Place.NONE,
              c.deleteHistory() ? Map.of("deleteHistory", "true") : Map.of());
      case Command.CreateClusterVariable c ->
          entries.write(
              "CREATE",
              "VARIABLE",
              ((Reply.ClusterVariable) reply).row().key(),
              "cluster variable " + c.name(),
              Place.NONE,
              Map.of("valueSha256", AuditChain.sha256(c.value())));
      case Command.UpdateClusterVariable c ->
          entries.write(
              "UPDATE",
              "VARIABLE",
              ((Reply.ClusterVariable) reply).row().key(),
              "cluster variable " + c.name(),
              Place.NONE,
              Map.of("valueSha256", AuditChain.sha256(c.value())));
      case Command.DeleteClusterVariable c ->
          entries.write(
              "DELETE", "VARIABLE", 0, "cluster variable " + c.name(), Place.NONE, Map.of());
      case Command.CreateGlobalTaskListener c -> entries.listener("CREATE", c.id(), c.listener());
      case Command.UpdateGlobalTaskListener c -> entries.listener("UPDATE", c.id(), c.listener());
      case Command.DeleteGlobalTaskListener c -> entries.listener("DELETE", c.id(), null);
      case Command.AssignUserTask c -> {}
      case Command.UnassignUserTask c -> {}
      case Command.UpdateUserTask c -> {}
      case Command.CompleteUserTask c -> {}
      case Command.ActivateJobs c -> {}
      case Command.RequestJobs c -> {}
      case Command.EvaluateDecision c -> {
        if (isWanted) {
          Reply.DecisionEvaluated evaluated = (Reply.DecisionEvaluated) reply;
          entries.decided(
              "EVALUATE",
              evaluated.decision(),
              evaluated.evaluationKey(),
              Map.of(),
              CommandFacts.variables(c.variables()));
        }
      }
    }
  }
}
