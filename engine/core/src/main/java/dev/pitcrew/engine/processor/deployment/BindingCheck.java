package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.UserTaskDefinition;
import org.jspecify.annotations.Nullable;

/** What an element is bound to within its deployment has to be deployed together with it. */
final class BindingCheck {

  private final DeploymentDraft draft;

  BindingCheck(DeploymentDraft draft) {
    this.draft = draft;
  }

  void check(ExecutableProcess process, String resourceName) {
    for (FlowElement element : process.elements().values()) {
      switch (element) {
        case FlowElement.CallActivity call ->
            check(element, resourceName, "process", call.processId(), call.binding());
        case FlowElement.DecisionTask task ->
            check(element, resourceName, "decision", task.decisionId(), task.binding());
        case FlowElement.UserTask task -> form(element, resourceName, task.definition());
        case FlowElement.JobTask task -> {
          UserTaskDefinition definition = task.job().userTask();
          if (definition != null) {
            form(element, resourceName, definition);
          }
        }
        case FlowElement other -> {}
      }
    }
  }

  private void form(FlowElement element, String resourceName, UserTaskDefinition task) {
    check(element, resourceName, "form", task.formId(), task.formBinding());
  }

  /** An id from an expression is looked for when it is known. */
  private void check(
      FlowElement element,
      String resourceName,
      String kind,
      @Nullable Expression id,
      BindingType binding) {
    if (binding == BindingType.DEPLOYMENT
        && id != null
        && id.isStatic()
        && !draft.holds(kind, id.source())) {
      draft.faults.add(
          "'%s': Element: %s - Expected to find %s with id '%s' in current deployment, but not found."
              .formatted(resourceName, element.id(), kind, id.source()));
    }
  }
}
