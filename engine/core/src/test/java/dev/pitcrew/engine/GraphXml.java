package dev.pitcrew.engine;

import static dev.pitcrew.engine.EventXml.escaped;

import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An executable process as the BPMN file it could have come from. */
public final class GraphXml {

  private final ExecutableProcess process;
  private final EventXml events = new EventXml();

  private GraphXml(ExecutableProcess process) {
    this.process = process;
  }

  public static String of(ExecutableProcess process) {
    return new GraphXml(process).file();
  }

  private String file() {
    String id = process.processDefinitionId();
    String tag =
        process.versionTag() == null
            ? ""
            : "<zeebe:versionTag value='%s'/>".formatted(process.versionTag());
    String content =
        ExtensionXml.extensions(tag + ExtensionXml.listeners(process.root().node()))
            + "\n"
            + within(id);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        id="definitions" targetNamespace="random">
    <process id="%s" isExecutable="true">%s</process>
    %s</definitions>
    """
        .formatted(id, content, events.referred());
  }

  /** All that stands in a scope; associations have to stand behind all else. */
  private String within(String scopeId) {
    StringBuilder elements = new StringBuilder();
    StringBuilder flows = new StringBuilder();
    StringBuilder associations = new StringBuilder();
    for (FlowElement element : process.elements().values()) {
      if (!scopeId.equals(fileScope(element))
          || element instanceof FlowElement.AdHocInnerInstance) {
        continue;
      }
      elements.append(element(element)).append('\n');
      element.node().outgoing().stream()
          .filter(flow -> !flow.isLink())
          .forEach(flow -> flows.append(flow(flow)).append('\n'));
      if (element instanceof FlowElement.BoundaryEvent event
          && event.trigger() instanceof Trigger.Compensation compensation) {
        associations.append(
            "<association id='to-%s' associationDirection='One' sourceRef='%1$s' targetRef='%s'/>\n"
                .formatted(event.id(), compensation.handlerId()));
      }
    }
    return elements.append(flows).append(associations).toString();
  }

  /** A file knows nothing of the scopes around what is begun in an ad-hoc sub-process. */
  private @Nullable String fileScope(FlowElement element) {
    String scopeId = element.node().scopeId();
    return scopeId != null
            && process.elements().get(scopeId) instanceof FlowElement.AdHocInnerInstance inner
        ? inner.adHocId()
        : scopeId;
  }

  private static String flow(SequenceFlow flow) {
    return "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'>%s</sequenceFlow>"
        .formatted(
            flow.id(),
            flow.sourceId(),
            flow.targetId(),
            flow.condition() == null
                ? ""
                : formal("conditionExpression", flow.condition().source()));
  }

  private String element(FlowElement element) {
    Node node = element.node();
    return switch (element) {
      case FlowElement.ProcessElement e -> throw new IllegalStateException("a process in one");
      case FlowElement.AdHocInnerInstance e -> throw new IllegalStateException("stands in no file");
      case FlowElement.SubProcess e -> activity("subProcess", e, "", "", within(e.id()));
      case FlowElement.EventSubProcess e ->
          tag(
              "subProcess",
              node,
              "triggeredByEvent='true'",
              ExtensionXml.extended(node, ""),
              within(e.id()));
      case FlowElement.AdHocSubProcess e ->
          activity(
              "adHocSubProcess",
              e,
              "cancelRemainingInstances='%s'".formatted(e.adHoc().cancelsRemaining()),
              ExtensionXml.adHoc(e.adHoc()),
              within(e.id())
                  + (e.adHoc().completionCondition() == null
                      ? ""
                      : formal("completionCondition", e.adHoc().completionCondition().source())));
      case FlowElement.JobTask e -> activity(name(e), e, "", ExtensionXml.job(e.job()), "");
      case FlowElement.UserTask e ->
          activity("userTask", e, "", ExtensionXml.userTask(e.definition()), "");
      case FlowElement.DecisionTask e ->
          activity(
              "businessRuleTask",
              e,
              "",
              "<zeebe:calledDecision decisionId='%s' resultVariable='%s'/>"
                  .formatted(escaped(e.decisionId().source()), e.resultVariable()),
              "");
      case FlowElement.ScriptTask e ->
          activity(
              "scriptTask",
              e,
              "",
              "<zeebe:script expression='%s' resultVariable='%s'/>"
                  .formatted(escaped(e.script().source()), e.resultVariable()),
              "");
      case FlowElement.ReceiveTask e ->
          activity("receiveTask", e, events.reference("message", e.message()), "", "");
      case FlowElement.PassTask e -> activity(name(e), e, "", "", "");
      case FlowElement.CallActivity e ->
          activity("callActivity", e, "", ExtensionXml.called(e), "");
      case FlowElement.ExclusiveGateway e ->
          tag(
              "exclusiveGateway",
              node,
              taken(e.defaultFlowId()),
              ExtensionXml.extended(node, ""),
              "");
      case FlowElement.InclusiveGateway e ->
          tag(
              "inclusiveGateway",
              node,
              taken(e.defaultFlowId()),
              ExtensionXml.extended(node, ""),
              "");
      case FlowElement.ParallelGateway e ->
          tag("parallelGateway", node, "", ExtensionXml.extended(node, ""), "");
      case FlowElement.EventBasedGateway e ->
          tag("eventBasedGateway", node, "", ExtensionXml.extended(node, ""), "");
      case FlowElement.StartEvent e -> event("startEvent", e, begins(e), e.trigger());
      case FlowElement.CatchEvent e -> event("intermediateCatchEvent", e, "", e.trigger());
      case FlowElement.ThrowEvent e -> event("intermediateThrowEvent", e, "", e.trigger());
      case FlowElement.EndEvent e -> event("endEvent", e, "", e.trigger());
      case FlowElement.BoundaryEvent e ->
          event(
              "boundaryEvent",
              e,
              "attachedToRef='%s' cancelActivity='%s'"
                  .formatted(e.attachedToId(), e.interrupting()),
              e.trigger());
    };
  }

  private String begins(FlowElement.StartEvent start) {
    return process.elements().get(Objects.requireNonNull(start.node().scopeId()))
            instanceof FlowElement.EventSubProcess around
        ? "isInterrupting='%s'".formatted(around.interrupting())
        : "";
  }

  private static String taken(@Nullable String defaultFlowId) {
    return defaultFlowId == null ? "" : "default='%s'".formatted(defaultFlowId);
  }

  private String event(String name, FlowElement event, String attributes, Trigger trigger) {
    String job = trigger instanceof Trigger.Job thrown ? ExtensionXml.job(thrown.job()) : "";
    return tag(
        name,
        event.node(),
        attributes,
        ExtensionXml.extended(event.node(), job),
        events.definition(trigger));
  }

  /** Of a task that is told apart by its type alone: SEND_TASK is a sendTask. */
  private static String name(FlowElement task) {
    String[] words = task.node().type().name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder name = new StringBuilder(words[0]);
    for (String word : List.of(words).subList(1, words.length)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private String activity(
      String name, FlowElement.Guarded element, String attributes, String own, String content) {
    Activity activity = element.activity();
    return tag(
        name,
        element.node(),
        attributes + (activity.isForCompensation() ? " isForCompensation='true'" : ""),
        ExtensionXml.extended(element.node(), own),
        (activity.loop() == null ? "" : ExtensionXml.loop(activity.loop())) + content);
  }

  /** Extensions, flows, then all else: the order of the schema. */
  private static String tag(
      String name, Node node, String attributes, String extensions, String content) {
    StringBuilder flows = new StringBuilder();
    named(flows, "incoming", node.incoming());
    named(flows, "outgoing", node.outgoing());
    return "<%s id='%s' %s>%s%s%s</%1$s>"
        .formatted(name, node.id(), attributes, extensions, flows, content);
  }

  private static void named(StringBuilder to, String name, List<SequenceFlow> flows) {
    flows.stream()
        .filter(flow -> !flow.isLink())
        .forEach(flow -> to.append("<%s>%s</%1$s>".formatted(name, flow.id())));
  }

  static String formal(String name, String expression) {
    return "<%s xsi:type='tFormalExpression'>%s</%1$s>".formatted(name, escaped(expression));
  }
}
