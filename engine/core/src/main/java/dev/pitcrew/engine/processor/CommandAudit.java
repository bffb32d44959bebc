package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.audit.AuditChain;
import dev.pitcrew.engine.audit.AuditFact;
import dev.pitcrew.engine.audit.AuditFact.Place;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who sent which command, in the step of the command.
 *
 * <p>What programs do thousands of times is left to the rows it changes: working on jobs, beginning
 * instances, storing documents; unless the caller gives it a number to find it by. What becomes of
 * user tasks is written down where it happens.
 */
final class CommandAudit {

  private static final String INSTANCE = "PROCESS_INSTANCE";
  private static final String JOB = "JOB";
  private static final String BATCH = "BATCH";
  private static final String RESOURCE = "RESOURCE";
  private static final String DECISION_KEY = "decisionDefinitionKey";

  private final StepRun run;
  private final AuditPlaces places;

  CommandAudit(StepRun run) {
    this.run = run;
    this.places = new AuditPlaces(run);
  }

  /** What will have been, to be asked before the command is carried out. */
  Map<String, String> before(Command.External command) {
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
  void write(Command.External command, Outcome outcome, Map<String, String> before) {
    Caller caller = run.caller();
    if (caller.kind() == Caller.Kind.ENGINE
        || !(outcome instanceof Reply reply)
        || reply instanceof Reply.AwaitingListeners) {
      return;
    }
    boolean isWanted = caller.kind() == Caller.Kind.PERSON || caller.operationReference() != 0;
    switch (command) {
      case Command.Deploy c -> deployed((Reply.Deployed) reply);
      case Command.CancelProcessInstance c ->
          write(
              "CANCEL",
              INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              Map.of());
      case Command.ModifyProcessInstance c ->
          write(
              "MODIFY",
              INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              CommandFacts.modified(c.modification()));
      case Command.MigrateProcessInstance c ->
          write(
              "MIGRATE",
              INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              before,
              CommandFacts.migrated(c.migration()));
      case Command.DeleteProcessInstance c ->
          write(
              "DELETE",
              INSTANCE,
              c.processInstanceKey(),
              null,
              places.of(c.processInstanceKey()),
              Map.of());
      case Command.DeleteDecisionInstance c ->
          decided(
              "DELETE",
              run.get(
                  Tables.DECISION_DEFINITION,
                  Long.parseLong(before.getOrDefault(DECISION_KEY, "0"))),
              c.evaluationKey(),
              before,
              Map.of());
      case Command.CreateBatchOperation c ->
          batch(
              "CREATE",
              ((Reply.BatchOperationCreated) reply).batchOperationKey(),
              c.type().name(),
              c.plan().isEmpty() ? Map.of() : Map.of("planSha256", AuditChain.sha256(c.plan())));
      case Command.CancelBatchOperation c -> batch("CANCEL", c.batchOperationKey());
      case Command.SuspendBatchOperation c -> batch("SUSPEND", c.batchOperationKey());
      case Command.ResumeBatchOperation c -> batch("RESUME", c.batchOperationKey());
      case Command.PublishMessage c ->
          message(
              ((Reply.MessagePublished) reply).messageKey(),
              Place.NONE,
              c.name(),
              c.correlationKey(),
              c.variables());
      case Command.CorrelateMessage c -> {
        Reply.MessageCorrelated correlated = (Reply.MessageCorrelated) reply;
        message(
            correlated.messageKey(),
            places.of(correlated.processInstanceKey()),
            c.name(),
            c.correlationKey(),
            c.variables());
      }
      case Command.BroadcastSignal c -> signal(((Reply.SignalBroadcast) reply).signalKey(), c);
      case Command.EvaluateConditionals c ->
          ((Reply.ConditionalsEvaluated) reply)
              .started()
              .forEach(
                  one ->
                      write(
                          "CREATE",
                          INSTANCE,
                          one.processInstanceKey(),
                          "conditional start",
                          places.of(one.processInstanceKey()),
                          CommandFacts.variables(c.variables())));
      case Command.SetVariables c ->
          write(
              "UPDATE",
              "VARIABLE",
              c.elementInstanceKey(),
              null,
              places.ofElement(c.elementInstanceKey()),
              CommandFacts.variables(c.variables()));
      case Command.ActivateAdHocElements c ->
          write(
              "UPDATE",
              INSTANCE,
              run.element(c.adHocSubProcessInstanceKey()).processInstanceKey(),
              "ad-hoc activities",
              places.ofElement(c.adHocSubProcessInstanceKey()),
              CommandFacts.activated(c));
      case Command.ResolveIncident c -> resolved(c.incidentKey());
      case Command.UpdateJob c ->
          writeJob(
              "UPDATE",
              c.jobKey(),
              c.retries() == null ? Map.of() : Map.of("retries", c.retries().toString()),
              isWanted || c.retries() != null);
      case Command.CompleteJob c ->
          writeJob("COMPLETE", c.jobKey(), CommandFacts.variables(c.variables()), isWanted);
      case Command.FailJob c ->
          writeJob(
              "UPDATE", c.jobKey(), Map.of("retries", Integer.toString(c.retries())), isWanted);
      case Command.ThrowJobError c ->
          writeJob("UPDATE", c.jobKey(), Map.of("errorCode", c.errorCode()), isWanted);
      case Command.CreateProcessInstance c -> {
        if (isWanted) {
          created(reply, c);
        }
      }
      case Command.CreateDocument c -> {
        if (isWanted) {
          write(
              "CREATE",
              RESOURCE,
              ((Reply.DocumentCreated) reply).document().key(),
              "document " + c.documentId(),
              places.of(c.processInstanceKey()),
              Map.of("sha256", c.contentHash()));
        }
      }
      case Command.DeleteDocument c ->
          write("DELETE", RESOURCE, 0, "document " + c.documentId(), Place.NONE, Map.of());
      case Command.DeleteResource c ->
          write(
              "DELETE",
              RESOURCE,
              c.resourceKey(),
              null,
              Place.NONE,
              c.deleteHistory() ? Map.of("deleteHistory", "true") : Map.of());
      case Command.CreateClusterVariable c ->
          write(
              "CREATE",
              "VARIABLE",
              ((Reply.ClusterVariable) reply).row().key(),
              "cluster variable " + c.name(),
              Place.NONE,
              Map.of("valueSha256", AuditChain.sha256(c.value())));
      case Command.UpdateClusterVariable c ->
          write(
              "UPDATE",
              "VARIABLE",
              ((Reply.ClusterVariable) reply).row().key(),
              "cluster variable " + c.name(),
              Place.NONE,
              Map.of("valueSha256", AuditChain.sha256(c.value())));
      case Command.DeleteClusterVariable c ->
          write("DELETE", "VARIABLE", 0, "cluster variable " + c.name(), Place.NONE, Map.of());
      case Command.CreateGlobalTaskListener c -> listener("CREATE", c.id(), c.listener());
      case Command.UpdateGlobalTaskListener c -> listener("UPDATE", c.id(), c.listener());
      case Command.DeleteGlobalTaskListener c -> listener("DELETE", c.id(), null);
      case Command.AssignUserTask c -> {}
      case Command.UnassignUserTask c -> {}
      case Command.UpdateUserTask c -> {}
      case Command.CompleteUserTask c -> {}
      case Command.ActivateJobs c -> {}
      case Command.RequestJobs c -> {}
      case Command.EvaluateDecision c -> {
        if (isWanted) {
          Reply.DecisionEvaluated evaluated = (Reply.DecisionEvaluated) reply;
          decided(
              "EVALUATE",
              evaluated.decision(),
              evaluated.evaluationKey(),
              Map.of(),
              CommandFacts.variables(c.variables()));
        }
      }
    }
  }

  private void batch(String operation, long key) {
    batch(operation, key, null, Map.of());
  }

  private void batch(
      String operation, long key, @Nullable String description, Map<String, String> after) {
    run.audit(
        fact(operation, BATCH, key, description, Place.NONE, Map.of(), after)
            .within(key, run.need(Tables.BATCH_OPERATION, key).type().name()));
  }

  private void deployed(Reply.Deployed deployed) {
    Map<String, String> after = new LinkedHashMap<>();
    deployed.processes().forEach(row -> after.put(row.resourceName(), row.checksum()));
    deployed.decisionRequirements().forEach(row -> after.put(row.resourceName(), row.checksum()));
    deployed.forms().forEach(row -> after.put(row.resourceName(), row.checksum()));
    deployed.resources().forEach(row -> after.put(row.resourceName(), row.checksum()));
    write(
        "CREATE",
        RESOURCE,
        deployed.deploymentKey(),
        null,
        AuditPlaces.ofDeployment(deployed.deploymentKey()),
        after);
  }

  private void decided(
      String operation,
      @Nullable DecisionDefinitionRow decision,
      long evaluationKey,
      Map<String, String> before,
      Map<String, String> after) {
    AuditFact fact = fact(operation, "DECISION", evaluationKey, null, Place.NONE, before, after);
    run.audit(decision == null ? fact : fact.about(AuditPlaces.about(decision, evaluationKey)));
  }

  /** The API's audit log has no kind for listeners either. */
  private void listener(
      String operation, String id, Command.@Nullable GlobalTaskListener listener) {
    Map<String, String> after =
        listener == null
            ? Map.of()
            : Map.of(
                "type", listener.type(), "eventTypes", String.join(",", listener.eventTypes()));
    write(operation, RESOURCE, 0, "global task listener " + id, Place.NONE, after);
  }

  private void created(Reply reply, Command.CreateProcessInstance command) {
    Reply.InstanceCreated created =
        reply instanceof Reply.AwaitingResult awaiting
            ? awaiting.created()
            : (Reply.InstanceCreated) reply;
    long key = created.processInstanceKey();
    write(
        "CREATE", INSTANCE, key, null, places.of(key), CommandFacts.variables(command.variables()));
  }

  /** The API's audit log has no kind for messages; what they are about is instances. */
  private void message(
      long key, Place place, String name, String correlationKey, String variables) {
    Map<String, String> after = new LinkedHashMap<>(CommandFacts.variables(variables));
    after.put("message", name);
    after.put("correlationKey", correlationKey);
    write("UPDATE", INSTANCE, key, "message " + name, place, after);
  }

  private void signal(long key, Command.BroadcastSignal command) {
    Map<String, String> after = new LinkedHashMap<>(CommandFacts.variables(command.variables()));
    after.put("signal", command.name());
    write("UPDATE", INSTANCE, key, "signal " + command.name(), Place.NONE, after);
  }

  private void resolved(long key) {
    IncidentRow row = run.need(Tables.INCIDENT, key);
    write("RESOLVE", "INCIDENT", key, row.elementId(), AuditPlaces.of(row), Map.of());
  }

  private void writeJob(String operation, long key, Map<String, String> after, boolean wanted) {
    if (!wanted) {
      return;
    }
    JobRow row = run.need(Tables.JOB, key);
    write(operation, JOB, key, row.elementId(), AuditPlaces.of(row), after);
  }

  private void write(
      String operation,
      String entityType,
      long key,
      @Nullable String description,
      Place place,
      Map<String, String> after) {
    write(operation, entityType, key, description, place, Map.of(), after);
  }

  private void write(
      String operation,
      String entityType,
      long key,
      @Nullable String description,
      Place place,
      Map<String, String> before,
      Map<String, String> after) {
    run.audit(fact(operation, entityType, key, description, place, before, after));
  }

  private AuditFact fact(
      String operation,
      String entityType,
      long key,
      @Nullable String description,
      Place place,
      Map<String, String> before,
      Map<String, String> after) {
    return new AuditFact(
        run.caller(),
        operation,
        entityType,
        AuditFact.DEPLOYED_RESOURCES,
        key,
        description,
        null,
        place,
        before,
        after);
  }
}
