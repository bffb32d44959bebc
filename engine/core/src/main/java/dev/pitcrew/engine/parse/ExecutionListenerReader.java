package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.ExecutionListeners;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.ListenerEvent;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Reads execution listeners. Where they may stand has been validated, and that none is twice. */
final class ExecutionListenerReader {

  private static final int LISTENERS_MAX = 50;

  private final ExpressionReader expressions;
  private final JobReader jobs;
  private final Faults faults;

  ExecutionListenerReader(ExpressionReader expressions, JobReader jobs, Faults faults) {
    this.expressions = expressions;
    this.jobs = jobs;
    this.faults = faults;
  }

  ExecutionListeners read(BaseElement element) {
    List<JobDefinition> start = new ArrayList<>();
    List<JobDefinition> end = new ArrayList<>();
    for (DomElement list : Extensions.all(element)) {
      if (list.getLocalName().equals("executionListeners")) {
        for (DomElement listener : list.getChildElements()) {
          ListenerEvent event = event(listener);
          if (event != null) {
            JobDefinition job = read(element, listener, event);
            (event == ListenerEvent.START ? start : end).add(job);
          }
        }
      }
    }
    if (start.isEmpty() && end.isEmpty()) {
      return ExecutionListeners.NONE;
    }
    if (start.size() + end.size() > LISTENERS_MAX) {
      faults.add(
          element.getId(),
          "Expected at most %d execution listeners, but found %d."
              .formatted(LISTENERS_MAX, start.size() + end.size()));
    }
    return new ExecutionListeners(List.copyOf(start), List.copyOf(end));
  }

  private JobDefinition read(BaseElement element, DomElement listener, ListenerEvent event) {
    String id = element.getId();
    String of = "of the '%s' execution listener".formatted(event.name().toLowerCase(Locale.ROOT));
    String retries = listener.getAttribute("retries");
    return new JobDefinition(
        expressions.any(id, "the type " + of, listener.getAttribute("type")),
        expressions.wholeNumber(
            id,
            "the retries " + of,
            retries == null || retries.isBlank() ? ZeebeExecutionListener.DEFAULT_RETRIES : retries,
            0,
            Integer.MAX_VALUE),
        null,
        headers(element, listener));
  }

  /** Those of the element; its own go before. */
  private Map<String, String> headers(BaseElement element, DomElement listener) {
    Map<String, String> headers = new LinkedHashMap<>(jobs.headers(element));
    for (DomElement child : listener.getChildElements()) {
      if (child.getLocalName().equals("taskHeaders")) {
        for (DomElement header : child.getChildElements()) {
          String key = header.getAttribute("key");
          String value = header.getAttribute("value");
          if (key != null && !key.isEmpty() && value != null) {
            headers.put(key, value);
          }
        }
      }
    }
    return headers;
  }

  /** Null for what is none. */
  static @Nullable ListenerEvent event(DomElement listener) {
    String eventType = listener.getAttribute("eventType");
    if (!listener.getLocalName().equals("executionListener") || eventType == null) {
      return null;
    }
    return switch (eventType) {
      case "start" -> ListenerEvent.START;
      case "end" -> ListenerEvent.END;
      default -> null;
    };
  }
}
