package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.LinkedResource;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLinkedResources;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what makes an element a job. */
final class JobReader {

  private final ExpressionReader expressions;
  private final Faults faults;

  JobReader(ExpressionReader expressions, Faults faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  JobDefinition read(FlowNode node) {
    ZeebeTaskDefinition task = Extensions.find(node, ZeebeTaskDefinition.class);
    if (task == null) {
      return read(node, null, ZeebeTaskDefinition.DEFAULT_RETRIES, headers(node));
    }
    return read(node, task.getType(), task.getRetries(), headers(node));
  }

  JobDefinition read(
      FlowNode node, @Nullable String type, @Nullable String retries, Map<String, String> headers) {
    String id = node.getId();
    return new JobDefinition(
        expressions.any(id, "the job type", type),
        expressions.wholeNumber(id, "the retries", retries, 0, Integer.MAX_VALUE),
        priority(node),
        headers,
        resources(node),
        null);
  }

  private static List<LinkedResource> resources(FlowNode node) {
    ZeebeLinkedResources linked = Extensions.find(node, ZeebeLinkedResources.class);
    return linked == null
        ? List.of()
        : linked.getLinkedResources().stream()
            .map(
                one ->
                    new LinkedResource(
                        one.getResourceId() == null ? "" : one.getResourceId().strip(),
                        one.getResourceType() == null ? "" : one.getResourceType().strip(),
                        NodeReader.blankToNull(one.getLinkName()),
                        TaskReader.binding(one.getBindingType()),
                        NodeReader.blankToNull(one.getVersionTag())))
            .toList();
  }

  private @Nullable Expression priority(FlowNode node) {
    String priority = Extensions.attribute(node, "jobPriorityDefinition", "priority");
    return NodeReader.blankToNull(priority) == null
        ? null
        : expressions.wholeNumber(
            node.getId(), "the job priority", priority, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  Map<String, String> headers(BaseElement node) {
    ZeebeTaskHeaders headers = Extensions.find(node, ZeebeTaskHeaders.class);
    Map<String, String> found = new LinkedHashMap<>();
    if (headers != null) {
      for (ZeebeHeader header : headers.getHeaders()) {
        add(node.getId(), header, found);
      }
    }
    return Collections.unmodifiableMap(found);
  }

  private void add(String id, ZeebeHeader header, Map<String, String> found) {
    String key = header.getKey();
    if (key == null || key.isEmpty() || header.getValue() == null) {
      // A header left empty in the modeler means nothing.
      return;
    }
    if (found.put(key, header.getValue()) != null) {
      faults.add(
          id, "Expected task headers with different keys, but found '%s' twice.".formatted(key));
    }
  }
}
