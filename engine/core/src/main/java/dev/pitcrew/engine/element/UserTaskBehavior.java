package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.UserTaskDefinition;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import org.jspecify.annotations.Nullable;

/** A native user task: waits for a person. */
final class UserTaskBehavior implements Behavior<FlowElement.UserTask> {

  private static final int PRIORITY_DEFAULT = 50;
  private static final int PRIORITY_MAX = 100;

  private final StepRun run;
  private final TaskProperties.Reader properties;
  private final Expressions expressions;
  private final Scopes scopes;
  private final TaskTransitions transitions;

  UserTaskBehavior(
      StepRun run,
      TaskProperties.Reader properties,
      Expressions expressions,
      Scopes scopes,
      TaskTransitions transitions) {
    this.run = run;
    this.properties = properties;
    this.expressions = expressions;
    this.scopes = scopes;
    this.transitions = transitions;
  }

  @Override
  public boolean activate(FlowElement.UserTask element, ElementInstanceRow row) {
    UserTaskDefinition task = element.definition();
    Variables variables = scopes.seenFrom(row.key());
    TaskProperties found = properties.of(task, row, variables);
    int priority = priority(task.priority(), variables);
    String externalForm = expressions.textOrNull(task.externalFormReference(), variables);
    ProcessInstanceRow instance = run.instance(row.processInstanceKey());
    transitions.create(
        element,
        new UserTaskRow(
            run.newKey(),
            UserTaskState.CREATED,
            element.node().name() == null ? element.id() : element.node().name(),
            found.assignee(),
            found.candidateGroups(),
            found.candidateUsers(),
            found.dueDate(),
            found.followUpDate(),
            priority,
            found.formKey(),
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

  @Override
  public boolean terminate(FlowElement.UserTask element, ElementInstanceRow row) {
    return transitions.cancel(row);
  }
}
