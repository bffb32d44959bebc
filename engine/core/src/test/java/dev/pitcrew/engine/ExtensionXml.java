package dev.pitcrew.engine;

import static dev.pitcrew.engine.EventXml.escaped;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.Mapping;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.UserTaskDefinition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Zeebe's extensions say of an element, as BPMN. */
final class ExtensionXml {

  private ExtensionXml() {}

  static String extended(Node node, String own) {
    StringBuilder all = new StringBuilder(own).append(listeners(node));
    if (!node.inputs().isEmpty() || !node.outputs().isEmpty()) {
      all.append("<zeebe:ioMapping>");
      node.inputs().forEach(mapping -> all.append(mapping("input", mapping)));
      node.outputs().forEach(mapping -> all.append(mapping("output", mapping)));
      all.append("</zeebe:ioMapping>");
    }
    return extensions(all.toString());
  }

  static String extensions(String content) {
    return content.isEmpty() ? "" : "<extensionElements>%s</extensionElements>".formatted(content);
  }

  private static String mapping(String kind, Mapping mapping) {
    return "<zeebe:%s source='%s' target='%s'/>"
        .formatted(kind, escaped(mapping.source().source()), mapping.target());
  }

  static String listeners(Node node) {
    if (node.listeners().isEmpty()) {
      return "";
    }
    StringBuilder all = new StringBuilder("<zeebe:executionListeners>");
    node.listeners().start().forEach(job -> all.append(listener("execution", "start", job)));
    node.listeners().end().forEach(job -> all.append(listener("execution", "end", job)));
    return all.append("</zeebe:executionListeners>").toString();
  }

  private static String listener(String kind, String event, JobDefinition job) {
    return "<zeebe:%sListener eventType='%s' type='%s' retries='%s'/>"
        .formatted(kind, event, escaped(job.type().source()), escaped(job.retries().source()));
  }

  static String job(JobDefinition job) {
    StringBuilder headers = new StringBuilder();
    job.headers()
        .forEach(
            (key, value) ->
                headers.append(
                    "<zeebe:header key='%s' value='%s'/>".formatted(key, escaped(value))));
    return "<zeebe:taskDefinition type='%s' retries='%s'/><zeebe:taskHeaders>%s</zeebe:taskHeaders>"
        .formatted(escaped(job.type().source()), escaped(job.retries().source()), headers);
  }

  static String userTask(UserTaskDefinition task) {
    StringBuilder all = new StringBuilder("<zeebe:userTask/><zeebe:assignmentDefinition");
    attribute(all, "assignee", task.assignee());
    attribute(all, "candidateGroups", task.candidateGroups());
    attribute(all, "candidateUsers", task.candidateUsers());
    all.append("/>");
    if (!task.listeners().isEmpty()) {
      all.append("<zeebe:taskListeners>");
      task.listeners()
          .forEach(
              listener ->
                  all.append(
                      listener(
                          "task",
                          listener.event().name().toLowerCase(Locale.ROOT),
                          listener.job())));
      all.append("</zeebe:taskListeners>");
    }
    return all.toString();
  }

  static String adHoc(AdHoc adHoc) {
    StringBuilder all = new StringBuilder("<zeebe:adHoc");
    attribute(all, "activeElementsCollection", adHoc.activeElements());
    if (adHoc.outputCollection() != null) {
      all.append(" outputCollection='%s'".formatted(adHoc.outputCollection()));
    }
    attribute(all, "outputElement", adHoc.outputElement());
    return all.append("/>").append(adHoc.job() == null ? "" : job(adHoc.job())).toString();
  }

  static String called(FlowElement.CallActivity call) {
    String binding =
        switch (call.binding()) {
          case LATEST -> "";
          case DEPLOYMENT -> "bindingType='deployment'";
          case VERSION_TAG ->
              "bindingType='versionTag' versionTag='%s'".formatted(call.versionTag());
        };
    return """
    <zeebe:calledElement processId='%s' %s propagateAllParentVariables='%s' propagateAllChildVariables='%s'/>"""
        .formatted(
            escaped(call.processId().source()),
            binding,
            call.propagateAllParentVariables(),
            call.propagateAllChildVariables());
  }

  static String loop(MultiInstance loop) {
    StringBuilder all = new StringBuilder("<zeebe:loopCharacteristics");
    attribute(all, "inputCollection", loop.inputCollection());
    if (loop.inputElement() != null) {
      all.append(" inputElement='%s'".formatted(loop.inputElement()));
    }
    if (loop.outputCollection() != null) {
      all.append(" outputCollection='%s'".formatted(loop.outputCollection()));
    }
    attribute(all, "outputElement", loop.outputElement());
    all.append("/>");
    return "<multiInstanceLoopCharacteristics isSequential='%s'>%s%s</multiInstanceLoopCharacteristics>"
        .formatted(
            loop.sequential(),
            extensions(all.toString()),
            loop.completionCondition() == null
                ? ""
                : GraphXml.formal("completionCondition", loop.completionCondition().source()));
  }

  private static void attribute(StringBuilder to, String name, @Nullable Expression value) {
    if (value != null) {
      to.append(" %s='%s'".formatted(name, escaped(value.source())));
    }
  }
}
