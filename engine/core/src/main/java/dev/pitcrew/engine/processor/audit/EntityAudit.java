package dev.pitcrew.engine.processor.audit;

import dev.pitcrew.engine.audit.AuditFact;
import dev.pitcrew.engine.audit.AuditFact.Place;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of the audit trail, by the kind of thing that each is about. */
final class EntityAudit {

  static final String INSTANCE = "PROCESS_INSTANCE";
  static final String RESOURCE = "RESOURCE";
  private static final String JOB = "JOB";
  private static final String BATCH = "BATCH";

  private final StepRun run;
  private final AuditPlaces places;

  EntityAudit(StepRun run, AuditPlaces places) {
    this.run = run;
    this.places = places;
  }

  void batch(String operation, long key) {
    batch(operation, key, null, Map.of());
  }

  void batch(String operation, long key, @Nullable String description, Map<String, String> after) {
    run.audit(
        fact(operation, BATCH, key, description, Place.NONE, Map.of(), after)
            .within(key, run.need(Tables.BATCH_OPERATION, key).type().name()));
  }

  void deployed(Reply.Deployed deployed) {
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

  void decided(
      String operation,
      @Nullable DecisionDefinitionRow decision,
      long evaluationKey,
      Map<String, String> before,
      Map<String, String> after) {
    AuditFact fact = fact(operation, "DECISION", evaluationKey, null, Place.NONE, before, after);
    run.audit(decision == null ? fact : fact.about(AuditPlaces.about(decision, evaluationKey)));
  }

  /** The API's audit log has no kind for listeners either. */
  void listener(String operation, String id, Command.@Nullable GlobalTaskListener listener) {
    Map<String, String> after =
        listener == null
            ? Map.of()
            : Map.of(
                "type", listener.type(), "eventTypes", String.join(",", listener.eventTypes()));
    write(operation, RESOURCE, 0, "global task listener " + id, Place.NONE, after);
  }

  void created(Reply reply, Command.CreateProcessInstance command) {
    Reply.InstanceCreated created =
        reply instanceof Reply.AwaitingResult awaiting
            ? awaiting.created()
            : (Reply.InstanceCreated) reply;
    long key = created.processInstanceKey();
    write(
        "CREATE", INSTANCE, key, null, places.of(key), CommandFacts.variables(command.variables()));
  }

  /** The API's audit log has no kind for messages; what they are about is instances. */
  void message(long key, Place place, String name, String correlationKey, String variables) {
    Map<String, String> after = new LinkedHashMap<>(CommandFacts.variables(variables));
    after.put("message", name);
    after.put("correlationKey", correlationKey);
    write("UPDATE", INSTANCE, key, "message " + name, place, after);
  }

  void signal(long key, Command.BroadcastSignal command) {
    Map<String, String> after = new LinkedHashMap<>(CommandFacts.variables(command.variables()));
    after.put("signal", command.name());
    write("UPDATE", INSTANCE, key, "signal " + command.name(), Place.NONE, after);
  }

  void resolved(long key) {
    IncidentRow row = run.need(Tables.INCIDENT, key);
    write("RESOLVE", "INCIDENT", key, row.elementId(), AuditPlaces.of(row), Map.of());
  }

  void writeJob(String operation, long key, Map<String, String> after, boolean wanted) {
    if (!wanted) {
      return;
    }
    JobRow row = run.need(Tables.JOB, key);
    write(operation, JOB, key, row.elementId(), AuditPlaces.of(row), after);
  }

  void write(
      String operation,
      String entityType,
      long key,
      @Nullable String description,
      Place place,
      Map<String, String> after) {
    write(operation, entityType, key, description, place, Map.of(), after);
  }

  void write(
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
