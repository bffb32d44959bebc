package dev.pitcrew.procedure;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a model says, in words. */
final class Words {

  private Words() {}

  /** Who does a step. */
  static String who(FlowNode node) {
    if (node instanceof UserTask) {
      return people(node.getSingleExtensionElement(ZeebeAssignmentDefinition.class));
    }
    if (node instanceof BusinessRuleTask) {
      var decision = node.getSingleExtensionElement(ZeebeCalledDecision.class);
      if (decision != null) {
        return "decision table " + decision.getDecisionId();
      }
    }
    if (node instanceof CallActivity) {
      var called = node.getSingleExtensionElement(ZeebeCalledElement.class);
      return "process " + (called == null ? "" : plain(called.getProcessId()));
    }
    if (node instanceof SubProcess part) {
      return part.triggeredByEvent() ? "whenever it happens" : "";
    }
    var job = node.getSingleExtensionElement(ZeebeTaskDefinition.class);
    return job == null ? "" : "bot, " + job.getType();
  }

  private static String people(@Nullable ZeebeAssignmentDefinition assignment) {
    if (assignment == null) {
      return "anybody who has the task";
    }
    if (assignment.getAssignee() != null) {
      return plain(assignment.getAssignee());
    }
    String groups = assignment.getCandidateGroups();
    String users = assignment.getCandidateUsers();
    if (groups == null) {
      return users == null ? "anybody who has the task" : plain(users);
    }
    return plain(groups) + (users == null ? "" : ", or " + plain(users));
  }

  /** An expression as it stands, a value without quotes. */
  static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String bare = text.startsWith("=") ? text.substring(1).strip() : text.strip();
    return bare.matches("\"[^\"]*\"") ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** The name of an element, else what its id says. */
  static String name(FlowNode node) {
    return node.getName() == null || node.getName().isBlank()
        ? node.getId().replace('-', ' ')
        : node.getName();
  }

  static String documentation(BaseElement element) {
    return element.getDocumentations().stream()
        .map(each -> each.getTextContent().strip())
        .collect(Collectors.joining(" "));
  }

  /** Safe within a line of Markdown. */
  static String line(String text) {
    return text.replace("\n", " ").replace("|", "\\|").strip();
  }
}
