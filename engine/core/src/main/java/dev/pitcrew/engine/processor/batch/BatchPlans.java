package dev.pitcrew.engine.processor.batch;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.Arrays;
import java.util.List;

/**
 * The plan of a batch operation as text, and what it means for one item. Ids of BPMN elements have
 * no white space.
 */
public final class BatchPlans {

  private BatchPlans() {}

  /** First the target, then a line for each mapping. */
  public static String write(Migration migration) {
    StringBuilder text = new StringBuilder().append(migration.targetProcessDefinitionKey());
    migration.mappings().forEach(one -> line(text, one.sourceElementId(), one.targetElementId()));
    return text.toString();
  }

  /** A line for each move: where from, where to. */
  public static String write(List<Migration.Mapping> moves) {
    StringBuilder text = new StringBuilder();
    moves.forEach(one -> line(text, one.sourceElementId(), one.targetElementId()));
    return text.toString();
  }

  private static void line(StringBuilder text, String from, String to) {
    text.append('\n').append(strict(from)).append(' ').append(strict(to));
  }

  private static String strict(String id) {
    if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
      throw RejectedException.invalidArgument(
          "Expected the id of an element, but it is '%s'.".formatted(id));
    }
    return id;
  }

  /** What is done to one item, in this order. */
  public static List<Command.External> commands(BatchItemRow item, String plan, StepRun run) {
    long key = item.itemKey();
    return switch (item.operationType()) {
      case CANCEL_PROCESS_INSTANCE -> List.of(new Command.CancelProcessInstance(key));
      case RESOLVE_INCIDENT -> resolve(key, run);
      case MIGRATE_PROCESS_INSTANCE ->
          List.of(new Command.MigrateProcessInstance(key, migration(plan)));
      case MODIFY_PROCESS_INSTANCE ->
          List.of(
              new Command.ModifyProcessInstance(
                  key, new Modification(List.of(), moves(plan), List.of())));
      case DELETE_PROCESS_INSTANCE -> List.of(new Command.DeleteProcessInstance(key));
      case DELETE_DECISION_INSTANCE ->
          List.of(delete(item.decisionKey() == 0 ? key : item.decisionKey(), run));
    };
  }

  /** A job that has no retries left gets one. */
  private static List<Command.External> resolve(long incidentKey, StepRun run) {
    Command.ResolveIncident resolve = new Command.ResolveIncident(incidentKey);
    IncidentRow incident = run.get(Tables.INCIDENT, incidentKey);
    JobRow job =
        incident == null || incident.jobKey() == 0 ? null : run.get(Tables.JOB, incident.jobKey());
    return job == null || job.retries() > 0
        ? List.of(resolve)
        : List.of(new Command.UpdateJob(job.key(), 1, null), resolve);
  }

  /** Only this decision, although others may have been evaluated with it. */
  private static Command.External delete(long decisionKey, StepRun run) {
    DecisionInstanceRow row = run.get(Tables.DECISION_INSTANCE, decisionKey);
    if (row == null) {
      throw RejectedException.notFound(
          "Expected to delete the decision instance of row '%d', but no such decision instance was found"
              .formatted(decisionKey));
    }
    return new Command.DeleteDecisionInstance(row.evaluationKey(), List.of(decisionKey));
  }

  private static Migration migration(String plan) {
    List<String> lines = plan.lines().toList();
    return new Migration(
        Long.parseLong(lines.getFirst()), lines.stream().skip(1).map(BatchPlans::mapping).toList());
  }

  private static Migration.Mapping mapping(String line) {
    String[] ids = line.split(" ");
    return new Migration.Mapping(ids[0], ids[1]);
  }

  private static List<Modification.Move> moves(String plan) {
    return Arrays.stream(plan.split("\n"))
        .filter(line -> !line.isEmpty())
        .map(BatchPlans::mapping)
        .map(
            one ->
                new Modification.Move(
                    0,
                    one.sourceElementId(),
                    one.targetElementId(),
                    Modification.Ancestor.PARENT_OF_SOURCE,
                    0,
                    List.of()))
        .toList();
  }
}
