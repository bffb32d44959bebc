package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.UserTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads user tasks: native ones, and those worked by a job worker of the reserved type. */
final class UserTaskReader {

  private static final String JOB_TYPE = "io.camunda.zeebe:userTask";
  private static final String SHOWS = "pitcrew:shows";
  private static final String INPUTS = "inputs";
  private static final String HEADER = "io.camunda.zeebe:";
  private static final String JOB_RETRIES = "1";

  private final ExpressionReader expressions;
  private final Faults faults;
  private final JobReader jobs;
  private final TaskListenerReader listeners;

  UserTaskReader(ExpressionReader expressions, Faults faults, JobReader jobs) {
    this.expressions = expressions;
    this.faults = faults;
    this.jobs = jobs;
    this.listeners = new TaskListenerReader(expressions, faults);
  }

  FlowElement read(UserTask task, Node node, Activity activity) {
    boolean isNative = Extensions.find(task, ZeebeUserTask.class) != null;
    Properties properties = new Properties(task);
    return isNative
        ? new FlowElement.UserTask(node, activity, definition(task, properties))
        : new FlowElement.JobTask(
            node, activity, jobs.read(task, JOB_TYPE, JOB_RETRIES, headers(task, properties)));
  }

  private UserTaskDefinition definition(UserTask task, Properties properties) {
    String id = task.getId();
    ZeebeFormDefinition form = properties.form;
    ZeebePriorityDefinition priority = Extensions.find(task, ZeebePriorityDefinition.class);
    return new UserTaskDefinition(
        expressions.optional(id, "the assignee", properties.assignee()),
        expressions.optional(id, "the candidate groups", properties.candidateGroups()),
        expressions.optional(id, "the candidate users", properties.candidateUsers()),
        date(id, "the due date", properties.dueDate()),
        date(id, "the follow-up date", properties.followUpDate()),
        priority == null
            ? null
            : expressions.wholeNumber(id, "the priority", priority.getPriority(), 0, 100),
        form == null ? null : expressions.optional(id, "the form id", form.getFormId()),
        form == null ? BindingType.LATEST : TaskReader.binding(form.getBindingType()),
        form == null ? null : NodeReader.blankToNull(form.getVersionTag()),
        form == null
            ? null
            : expressions.optional(id, "the external form reference", form.getExternalReference()),
        jobs.headers(task),
        listeners.read(task, jobs.headers(task)),
        showsInputsOnly(task));
  }

  private boolean showsInputsOnly(UserTask task) {
    ZeebeProperties properties = Extensions.find(task, ZeebeProperties.class);
    String shown =
        properties == null
            ? null
            : properties.getProperties().stream()
                .filter(property -> SHOWS.equals(property.getName()))
                .findFirst()
                .map(property -> String.valueOf(property.getValue()))
                .orElse(null);
    if (shown != null && !shown.equals(INPUTS)) {
      faults.add(
          task.getId(),
          "Expected property '%s' to be '%s', or not to be there, but it is '%s'."
              .formatted(SHOWS, INPUTS, shown));
    }
    return shown != null;
  }

  private @Nullable Expression date(String id, String what, @Nullable String text) {
    Expression date = expressions.optional(id, what, text);
    if (date != null && date.isStatic() && !date.source().isEmpty()) {
      StaticTimes.checkDate(id, what, date.source(), faults);
    }
    return date;
  }

  /** Job workers for user tasks find the properties among the headers. */
  private Map<String, String> headers(UserTask task, Properties properties) {
    Map<String, String> headers = new LinkedHashMap<>(jobs.headers(task));
    put(task, headers, "assignee", properties.assignee(), Function.identity());
    put(task, headers, "candidateGroups", properties.candidateGroups(), UserTaskReader::jsonList);
    put(task, headers, "candidateUsers", properties.candidateUsers(), UserTaskReader::jsonList);
    put(task, headers, "dueDate", properties.dueDate(), Function.identity());
    put(task, headers, "followUpDate", properties.followUpDate(), Function.identity());
    if (properties.form != null) {
      put(task, headers, "formKey", properties.form.getFormKey(), Function.identity());
      if (NodeReader.blankToNull(properties.form.getFormId()) != null) {
        faults.add(
            task.getId(),
            "Linked forms of user tasks worked by a job worker are not supported yet: add"
                + " 'zeebe:userTask'.");
      }
    }
    return Map.copyOf(headers);
  }

  private void put(
      UserTask task,
      Map<String, String> headers,
      String name,
      @Nullable String text,
      Function<String, String> form) {
    if (NodeReader.blankToNull(text) == null) {
      return;
    }
    if (text.startsWith("=")) {
      faults.add(
          task.getId(),
          "Expressions for '%s' of user tasks worked by a job worker are not supported yet: add 'zeebe:userTask'."
              .formatted(name));
      return;
    }
    headers.put(HEADER + name, form.apply(text.strip()));
  }

  private static String jsonList(String texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts.split(",")) {
      if (!text.isBlank()) {
        json.append(json.length() > 1 ? "," : "").append('"');
        json.append(text.strip().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      }
    }
    return json.append(']').toString();
  }

  /** The extensions of a user task, each of which may be absent. */
  private static final class Properties {

    final @Nullable ZeebeFormDefinition form;
    private final @Nullable ZeebeAssignmentDefinition assignment;
    private final @Nullable ZeebeTaskSchedule schedule;

    Properties(UserTask task) {
      form = Extensions.find(task, ZeebeFormDefinition.class);
      assignment = Extensions.find(task, ZeebeAssignmentDefinition.class);
      schedule = Extensions.find(task, ZeebeTaskSchedule.class);
    }

    @Nullable String assignee() {
      return assignment == null ? null : assignment.getAssignee();
    }

    @Nullable String candidateGroups() {
      return assignment == null ? null : assignment.getCandidateGroups();
    }

    @Nullable String candidateUsers() {
      return assignment == null ? null : assignment.getCandidateUsers();
    }

    @Nullable String dueDate() {
      return schedule == null ? null : schedule.getDueDate();
    }

    @Nullable String followUpDate() {
      return schedule == null ? null : schedule.getFollowUpDate();
    }
  }
}
