package dev.pitcrew.engine.element;

import dev.pitcrew.engine.audit.AuditChain;
import dev.pitcrew.engine.audit.AuditFact;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.TaskTransitionRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who did what to a user task, when it is done or refused: with listeners that may be
 * long after it was asked for.
 */
final class TaskAudit {

  private TaskAudit() {}

  /** Who asks now, as a transition remembers it; null for the engine itself. */
  static @Nullable String asker(Caller caller) {
    return caller.kind() == Caller.Kind.ENGINE ? null : caller.kind() + " " + caller.name();
  }

  /**
   * @param task as it was before
   * @param failure why it came to nothing; null when it was done
   */
  static void write(
      StepRun run, TaskTransitionRow transition, UserTaskRow task, @Nullable String failure) {
    String asker = transition.askedBy();
    if (asker == null) {
      return;
    }
    int blank = asker.indexOf(' ');
    Caller caller =
        Caller.trusted(asker.substring(blank + 1), Caller.Kind.valueOf(asker.substring(0, blank)))
            .referring(transition.operationReference());
    Map<String, String> before = new LinkedHashMap<>();
    Map<String, String> after = new LinkedHashMap<>();
    compare("assignee", task.assignee(), transition.assignee(), before, after);
    compare("candidateGroups", task.candidateGroups(), transition.candidateGroups(), before, after);
    compare("candidateUsers", task.candidateUsers(), transition.candidateUsers(), before, after);
    compare("dueDate", task.dueDate(), transition.dueDate(), before, after);
    compare("followUpDate", task.followUpDate(), transition.followUpDate(), before, after);
    compare("priority", task.priority(), transition.priority(), before, after);
    if (transition.action() != null) {
      after.put("action", transition.action());
    }
    if (transition.event() == TaskListenerEvent.COMPLETING
        || !VariablesText.members(transition.variables()).isEmpty()) {
      Set<String> names = new TreeSet<>(VariablesText.members(transition.variables()).keySet());
      after.put("variables", String.join(",", names));
      after.put("variablesSha256", AuditChain.sha256(transition.variables()));
    }
    run.audit(
        new AuditFact(
            caller,
            operation(transition),
            "USER_TASK",
            AuditFact.USER_TASKS,
            task.key(),
            task.elementId(),
            failure,
            new AuditFact.Place(
                task.processDefinitionId(),
                task.processDefinitionKey(),
                task.processInstanceKey(),
                task.rootProcessInstanceKey(),
                task.elementInstanceKey(),
                0,
                task.key(),
                0),
            before,
            after));
  }

  private static String operation(TaskTransitionRow transition) {
    return switch (transition.event()) {
      case ASSIGNING -> transition.assignee() == null ? "UNASSIGN" : "ASSIGN";
      case COMPLETING -> "COMPLETE";
      case CANCELING -> "CANCEL";
      case CREATING -> "CREATE";
      case UPDATING -> "UPDATE";
    };
  }

  private static void compare(
      String name,
      @Nullable Object was,
      @Nullable Object is,
      Map<String, String> before,
      Map<String, String> after) {
    if (!Objects.equals(was, is)) {
      before.put(name, was == null ? "" : was.toString());
      after.put(name, is == null ? "" : is.toString());
    }
  }
}
