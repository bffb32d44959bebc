package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ManualTask;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.ScriptTask;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads tasks and call activities. */
final class TaskReader {

  private final ExpressionReader expressions;
  private final Faults faults;
  private final JobReader jobs;
  private final EventReader events;
  private final UserTaskReader userTasks;

  TaskReader(ExpressionReader expressions, Faults faults, JobReader jobs, EventReader events) {
    this.expressions = expressions;
    this.faults = faults;
    this.jobs = jobs;
    this.events = events;
    this.userTasks = new UserTaskReader(expressions, faults, jobs);
  }

  /**
   * @param node makes the node of the given type
   */
  FlowElement read(
      io.camunda.zeebe.model.bpmn.instance.Activity task,
      Function<ElementType, Node> node,
      Activity activity) {
    return switch (task) {
      case ServiceTask service ->
          new FlowElement.JobTask(
              node.apply(ElementType.SERVICE_TASK), activity, jobs.read(service));
      case SendTask send ->
          new FlowElement.JobTask(node.apply(ElementType.SEND_TASK), activity, jobs.read(send));
      case UserTask user -> userTasks.read(user, node.apply(ElementType.USER_TASK), activity);
      case BusinessRuleTask rule ->
          ruleTask(rule, node.apply(ElementType.BUSINESS_RULE_TASK), activity);
      case ScriptTask script -> scriptTask(script, node.apply(ElementType.SCRIPT_TASK), activity);
      case ReceiveTask receive ->
          new FlowElement.ReceiveTask(
              node.apply(ElementType.RECEIVE_TASK),
              activity,
              events.message(receive.getId(), receive.getMessage(), false));
      case CallActivity call -> callActivity(call, node.apply(ElementType.CALL_ACTIVITY), activity);
      case ManualTask manual -> passTask(node.apply(ElementType.MANUAL_TASK), activity);
      default -> passTask(node.apply(ElementType.TASK), activity);
    };
  }

  /** Its mappings have to be right, but as in Zeebe nothing is mapped where nothing is done. */
  private static FlowElement passTask(Node node, Activity activity) {
    return new FlowElement.PassTask(node.withoutMappings(), activity);
  }

  private FlowElement ruleTask(BusinessRuleTask task, Node node, Activity activity) {
    ZeebeCalledDecision decision = Extensions.find(task, ZeebeCalledDecision.class);
    if (decision == null) {
      return new FlowElement.JobTask(node, activity, jobs.read(task));
    }
    return new FlowElement.DecisionTask(
        node,
        activity,
        expressions.any(task.getId(), "the decision id", decision.getDecisionId()),
        binding(decision.getBindingType()),
        NodeReader.blankToNull(decision.getVersionTag()),
        resultVariable(task.getId(), decision.getResultVariable()));
  }

  private FlowElement scriptTask(ScriptTask task, Node node, Activity activity) {
    ZeebeScript script = Extensions.find(task, ZeebeScript.class);
    if (script == null) {
      return new FlowElement.JobTask(node, activity, jobs.read(task));
    }
    return new FlowElement.ScriptTask(
        node,
        activity,
        expressions.dynamic(task.getId(), "the script", script.getExpression()),
        resultVariable(task.getId(), script.getResultVariable()));
  }

  private FlowElement callActivity(CallActivity call, Node node, Activity activity) {
    ZeebeCalledElement called = Extensions.find(call, ZeebeCalledElement.class);
    if (called == null) {
      // The validators say so; what is read on finds the other faults.
      return new FlowElement.PassTask(node, activity);
    }
    return new FlowElement.CallActivity(
        node,
        activity,
        expressions.any(call.getId(), "the process id", called.getProcessId()),
        binding(called.getBindingType()),
        NodeReader.blankToNull(called.getVersionTag()),
        called.isPropagateAllParentVariablesEnabled(),
        called.isPropagateAllChildVariablesEnabled());
  }

  private String resultVariable(String id, @Nullable String name) {
    if (name == null || name.isBlank()) {
      faults.add(id, "Expected the result variable to be present, but found nothing.");
      return "";
    }
    return name.strip();
  }

  static BindingType binding(@Nullable ZeebeBindingType type) {
    return switch (type) {
      case deployment -> BindingType.DEPLOYMENT;
      case versionTag -> BindingType.VERSION_TAG;
      case null, default -> BindingType.LATEST;
    };
  }
}
