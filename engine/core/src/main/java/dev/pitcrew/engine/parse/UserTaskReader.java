package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.UserTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads user tasks: native ones, and those worked by a job worker of the reserved type. */
final class UserTaskReader {

  private static final String JOB_TYPE = "io.camunda.zeebe:userTask";
  private static final String SHOWS = "pitcrew:shows";
  private static final String INPUTS = "inputs";
  private static final String HEADER = "io.camunda.zeebe:";
  private static final String FORM_KEY = HEADER + "formKey";
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
    if (isNative) {
      return new FlowElement.UserTask(
          node, activity, definition(task, properties, listeners.read(task, jobs.headers(task))));
    }
    Map<String, String> headers = headers(task, properties);
    UserTaskDefinition definition =
        faults.isOfDeployed()
            ? deployedDefinition(task, properties)
            : definition(task, properties, List.of());
    return new FlowElement.JobTask(
        node,
        activity,
        jobs.read(task, JOB_TYPE, JOB_RETRIES, Collections.unmodifiableMap(headers))
            .of(definition));
  }

  /** Workers were once told its properties as they stand in the model: their faults are passed. */
  private UserTaskDefinition deployedDefinition(UserTask task, Properties properties) {
    Faults passed = new Faults(task.getId());
    return new UserTaskReader(expressions.noting(passed), passed, jobs)
        .definition(task, properties.withoutWrongDates(), List.of());
  }

  private UserTaskDefinition definition(
      UserTask task, Properties properties, List<TaskListener> ofTask) {
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
        ofTask,
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

  /** A form that the model holds itself is told as it is written, and so is a date that is none. */
  private Map<String, String> headers(UserTask task, Properties properties) {
    Map<String, String> headers = new LinkedHashMap<>(jobs.headers(task));
    properties.wrongDates().forEach((name, text) -> headers.put(HEADER + name, text));
    String formKey =
        properties.form == null ? null : NodeReader.blankToNull(properties.form.getFormKey());
    if (formKey == null) {
      return headers;
    }
    headers.put(FORM_KEY, formKey.strip());
    return headers;
  }

  /** The extensions of a user task, each of which may be absent. */
  private static final class Properties {

    final @Nullable ZeebeFormDefinition form;
    private final @Nullable ZeebeAssignmentDefinition assignment;
    private final @Nullable String dueDate;
    private final @Nullable String followUpDate;

    Properties(UserTask task) {
      form = Extensions.find(task, ZeebeFormDefinition.class);
      assignment = Extensions.find(task, ZeebeAssignmentDefinition.class);
      ZeebeTaskSchedule schedule = Extensions.find(task, ZeebeTaskSchedule.class);
      dueDate = schedule == null ? null : NodeReader.blankToNull(schedule.getDueDate());
      followUpDate = schedule == null ? null : NodeReader.blankToNull(schedule.getFollowUpDate());
    }

    private Properties(Properties other) {
      form = other.form;
      assignment = other.assignment;
      dueDate = isWrong(other.dueDate) ? null : other.dueDate;
      followUpDate = isWrong(other.followUpDate) ? null : other.followUpDate;
    }

    Properties withoutWrongDates() {
      return new Properties(this);
    }

    /** By their names among the headers. */
    Map<String, String> wrongDates() {
      Map<String, String> wrong = new LinkedHashMap<>();
      if (isWrong(dueDate)) {
        wrong.put("dueDate", dueDate);
      }
      if (isWrong(followUpDate)) {
        wrong.put("followUpDate", followUpDate);
      }
      return wrong;
    }

    private static boolean isWrong(@Nullable String date) {
      return date != null && !date.startsWith("=") && !StaticTimes.isDate(date);
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
      return dueDate;
    }

    @Nullable String followUpDate() {
      return followUpDate;
    }
  }
}
