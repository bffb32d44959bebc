package dev.pitcrew.procedure;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The standard operating procedure of a process as Markdown: who does what, in which order, what
 * follows from each answer, and by which tables. Everything in it stands in the model, so that the
 * two cannot say different things.
 */
public final class Procedure {

  private final Outline outline;

  private Procedure(Outline outline) {
    this.outline = outline;
  }

  /**
   * Writes it.
   *
   * @param bpmn a BPMN file with one executable process or more
   * @param decisions the DMN files it decides by
   * @return Markdown
   * @throws RuntimeException when a file cannot be read
   */
  public static String of(byte[] bpmn, List<byte[]> decisions) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    var text = new StringBuilder();
    for (Process process : model.getModelElementsByType(Process.class)) {
      text.append(of(process));
    }
    if (!decisions.isEmpty()) {
      text.append("## Decision tables\n\nThe first row that fits decides.\n\n");
      decisions.forEach(dmn -> text.append(Tables.of(dmn)));
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String of(Process process) {
    List<FlowNode> nodes =
        process.getFlowElements().stream()
            .filter(FlowNode.class::isInstance)
            .map(FlowNode.class::cast)
            .toList();
    var procedure = new Procedure(Outline.of(nodes));
    String name = process.getName() == null ? process.getId() : process.getName();
    return """
        # %s: standard operating procedure

        *Written from the model `%s` by `./pitcrew procedure`; change the model, never this text.*

        %s

        ## Who takes part

        %s

        ## Steps

        %s

        %s
        """
        .formatted(
            name,
            process.getId(),
            Words.documentation(process),
            procedure.people(),
            procedure.starts(nodes),
            procedure.steps());
  }

  private String people() {
    var people = new TreeSet<String>();
    outline.steps().values().stream()
        .filter(UserTask.class::isInstance)
        .forEach(task -> people.add("* `" + Words.who(task) + "`"));
    return people.isEmpty() ? "Nobody: bots alone." : String.join("\n", people);
  }

  private String starts(Collection<FlowNode> nodes) {
    return nodes.stream()
        .filter(StartEvent.class::isInstance)
        .map(
            start ->
                "**Start: %s.** %s %s"
                    .formatted(
                        started((StartEvent) start), Words.documentation(start), then(start)))
        .map(String::strip)
        .collect(Collectors.joining("\n\n"));
  }

  private static String started(StartEvent start) {
    String event = EventWords.of(start.getEventDefinitions());
    return Words.name(start) + (event.isEmpty() ? "" : " (" + event + ")");
  }

  private String steps() {
    return outline.steps().entrySet().stream()
        .map(step -> step(step.getKey(), step.getValue()))
        .collect(Collectors.joining("\n\n"));
  }

  private String step(String number, FlowNode node) {
    var text = new StringBuilder();
    String who = Words.who(node);
    text.append(
        "**%s. %s**%s".formatted(number, Words.name(node), who.isEmpty() ? "" : " (" + who + ")"));
    String event = event(node);
    if (!event.isEmpty()) {
      text.append(" (").append(event).append(")");
    }
    if (node instanceof Activity activity && activity.getLoopCharacteristics() != null) {
      text.append(
          activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many
                  && many.isSequential()
              ? ", for each in turn"
              : ", for each at once");
    }
    text.append("  \n").append(Words.documentation(node));
    if (node instanceof SubProcess part) {
      Outline.children(part).stream()
          .filter(StartEvent.class::isInstance)
          .forEach(
              start ->
                  text.append("  \nBegins: ")
                      .append(started((StartEvent) start))
                      .append(". ")
                      .append(then(start)));
    }
    String then = then(node);
    if (!then.isEmpty()) {
      text.append("  \n").append(then);
    }
    outline.edges(node).forEach(edge -> text.append("\n").append(edge(edge)));
    return text.toString();
  }

  private static String event(FlowNode node) {
    return switch (node) {
      case CatchEvent caught -> EventWords.of(caught.getEventDefinitions());
      case ThrowEvent thrown -> EventWords.of(thrown.getEventDefinitions());
      default -> "";
    };
  }

  private String edge(BoundaryEvent event) {
    return "- *%s* (%s)%s: %s %s"
        .formatted(
            Words.name(event),
            EventWords.of(event.getEventDefinitions()),
            event.cancelActivity() ? "" : ", and the step goes on",
            Words.documentation(event),
            then(event))
        .stripTrailing();
  }

  /** What follows; nothing for an end, or what the last step of a part says. */
  private String then(FlowNode node) {
    List<SequenceFlow> flows = Outline.flows(node);
    if (flows.isEmpty()) {
      return node instanceof EndEvent ? "Here it ends." : "";
    }
    if (flows.size() == 1) {
      return "Then %s.".formatted(where(flows.getFirst()));
    }
    return flows.stream()
        .map(flow -> "*%s*: %s".formatted(answer(flow), where(flow)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String answer(SequenceFlow flow) {
    return flow.getName() == null || flow.getName().isBlank() ? "also" : flow.getName();
  }

  private String where(SequenceFlow flow) {
    FlowNode target = Outline.target(flow);
    return outline
        .number(target)
        .map(number -> "step %s (%s)".formatted(number, Words.name(target)))
        .orElseGet(() -> Words.name(target));
  }
}
