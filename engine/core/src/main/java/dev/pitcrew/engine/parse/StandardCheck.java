package dev.pitcrew.engine.parse;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.RootElement;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ActivityValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.EscalationValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.EventBasedGatewayValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.MessageValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ReceiveTaskValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.SignalValidator;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.bpm.model.xml.validation.ModelElementValidator;
import org.camunda.bpm.model.xml.validation.ValidationResult;
import org.jspecify.annotations.Nullable;

/** What the model library's own validators find; its texts are the ones modelers know. */
final class StandardCheck {

  /**
   * Left to {@link StructureCheck} and {@link EventReader}: the first takes flows from the lists of
   * elements only, the others search the whole model for each element they look at.
   */
  private static final Set<Class<?>> REPLACED =
      Set.of(
          EventBasedGatewayValidator.class,
          ActivityValidator.class,
          MessageValidator.class,
          EscalationValidator.class,
          SignalValidator.class,
          ReceiveTaskValidator.class);

  private static final List<ModelElementValidator<?>> VALIDATORS =
      ZeebeDesignTimeValidators.VALIDATORS.stream()
          .filter(validator -> !REPLACED.contains(validator.getClass()))
          .<ModelElementValidator<?>>map(validator -> validator)
          .toList();

  private final Faults faults;

  StandardCheck(Faults faults) {
    this.faults = faults;
  }

  void check(BpmnModelInstance model) {
    results(model)
        .forEach(
            (element, results) -> {
              String id = owner(element);
              if (id == null) {
                results.forEach(result -> faults.addOfResource(result.getMessage()));
              } else if (!isIgnored(element, id)) {
                results.forEach(result -> faults.add(id, result.getMessage()));
              }
            });
  }

  private Map<ModelElementInstance, List<ValidationResult>> results(BpmnModelInstance model) {
    try {
      return model.validate(VALIDATORS).getResults();
    } catch (RuntimeException e) {
      // The validators take for granted what no schema demands, such as the ends of associations.
      if (faults.isEmpty()) {
        faults.addOfResource("Expected a model that can be validated, but found: " + e);
      }
      return Map.of();
    }
  }

  /** Processes that are drawn only may be drawn freely. */
  private boolean isIgnored(ModelElementInstance element, String id) {
    for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
      if (at instanceof Process process && !process.isExecutable()) {
        return true;
      }
      if (at instanceof FlowElement parent && faults.isUnsupported(parent.getId())) {
        return true;
      }
      if (at instanceof SequenceFlow flow
          && flow.getSource() != null
          && faults.isUnsupported(flow.getSource().getId())) {
        return true;
      }
    }
    return faults.isUnsupported(id);
  }

  /** The nearest element with an id that a modeler can click on. */
  private static @Nullable String owner(ModelElementInstance element) {
    for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
      String id = at.getAttributeValue("id");
      if (id != null
          && (at instanceof FlowElement || at instanceof RootElement)
          && !(at instanceof EventDefinition)) {
        return id;
      }
    }
    return null;
  }
}
