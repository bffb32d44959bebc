package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.UserTaskDefinition;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.JsonText;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A native user task: waits for a person. */
final class UserTaskBehavior implements Behavior<FlowElement.UserTask> {

  private static final int PRIORITY_DEFAULT = 50;
  private static final int PRIORITY_MAX = 100;

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final TaskTransitions transitions;

  UserTaskBehavior(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      TaskTransitions transitions) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.transitions = transitions;
  }

  @Override
  public boolean activate(FlowElement.UserTask element, ElementInstanceRow row) {
    UserTaskDefinition task = element.definition();
    Variables variables = scopes.seenFrom(row.key());
    String assignee = task.assignee() == null ? null : expressions.text(task.assignee(), variables);
    List<String> groups = expressions.texts(task.candidateGroups(), variables);
    List<String> users = expressions.texts(task.candidateUsers(), variables);
    String dueDate = date(task.dueDate(), variables);
    String followUpDate = date(task.followUpDate(), variables);
    int priority = priority(task.priority(), variables);
    long formKey = formKey(task, row, variables);
    String externalForm = expressions.textOrNull(task.externalFormReference(), variables);
    ProcessInstanceRow instance = run.instance(row.processInstanceKey());
    transitions.create(
        element,
        row,
        new UserTaskRow(
            run.newKey(),
            UserTaskState.CREATED,
            element.node().name() == null ? element.id() : element.node().name(),
            assignee == null || assignee.isBlank() ? null : assignee,
            groups,
            users,
            dueDate,
            followUpDate,
            priority,
            formKey,
            externalForm,
            JsonText.objectOfStrings(task.headers()),
            row.processInstanceKey(),
            instance.rootProcessInstanceKey(),
            row.processDefinitionKey(),
            row.processDefinitionId(),
            instance.processDefinitionVersion(),
            element.id(),
            row.key(),
            run.nowMillis(),
            0,
            null,
            instance.tags(),
            row.tenantId(),
            task.showsInputsOnly()));
    return false;
  }

  private long formKey(UserTaskDefinition task, ElementInstanceRow row, Variables variables) {
    if (task.formId() == null) {
      return 0;
    }
    String formId = expressions.text(task.formId(), variables);
    FormRow form =
        definitions.form(
            formId, task.formBinding(), task.formVersionTag(), row.processDefinitionKey());
    if (form == null) {
      throw new TroubleException(
          IncidentType.FORM_NOT_FOUND,
          "Expected to find a form with id '%s', but no form with this id is found, at least a form with this id should be available."
              .formatted(formId));
    }
    return form.key();
  }

  private int priority(@Nullable Expression expression, Variables variables) {
    int priority =
        expression == null ? PRIORITY_DEFAULT : expressions.wholeNumber(expression, variables);
    if (priority < 0 || priority > PRIORITY_MAX) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR,
          "Expected priority to be in the range [0,100] but was '%s'.".formatted(priority));
    }
    return priority;
  }

  private @Nullable String date(@Nullable Expression expression, Variables variables) {
    if (expression == null) {
      return null;
    }
    Object value =
        expression.isStatic()
            ? expression.source()
            : expressions.value(expression, variables).value();
    try {
      return switch (value) {
        case null -> null;
        case ZonedDateTime time -> iso(time.toOffsetDateTime());
        case OffsetDateTime time -> iso(time);
        case LocalDateTime time -> iso(time.atOffset(ZoneOffset.UTC));
        case String text when text.isBlank() -> null;
        case String text -> iso(ZonedDateTime.parse(text).toOffsetDateTime());
        default -> throw new DateTimeException("not a date");
      };
    } catch (DateTimeException e) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR,
          "Expected result of the expression '%s' to be a date with time and zone, but was '%s'."
              .formatted(Expressions.bare(expression), value));
    }
  }

  /** In one zone and form, so that dates can be compared as text. */
  private static String iso(OffsetDateTime time) {
    return DateTimeFormatter.ISO_INSTANT.format(time);
  }

  @Override
  public boolean terminate(FlowElement.UserTask element, ElementInstanceRow row) {
    return transitions.cancel(row);
  }
}
