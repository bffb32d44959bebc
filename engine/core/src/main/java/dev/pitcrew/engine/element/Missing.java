package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * What is told of something that an element is bound to and that is not there, in Zeebe's words.
 */
final class Missing {

  private final StepRun run;

  Missing(StepRun run) {
    this.run = run;
  }

  String form(String id, BindingType binding, @Nullable String tag, ElementInstanceRow element) {
    return switch (binding) {
      case LATEST ->
          "Expected to find a form with id '%s', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id"
              .formatted(id);
      case DEPLOYMENT ->
          ofDeployment("use a form with id '%s'".formatted(id), "form", "use", element);
      case VERSION_TAG -> ofTag("use a form with id '%s'".formatted(id), "form", tag);
    };
  }

  String decision(
      String id, BindingType binding, @Nullable String tag, ElementInstanceRow element) {
    return switch (binding) {
      case LATEST ->
          "Expected to evaluate decision '%s', but no decision found for id '%s'".formatted(id, id);
      case DEPLOYMENT ->
          ofDeployment("evaluate decision '%s'".formatted(id), "decision", "evaluate", element);
      case VERSION_TAG -> ofTag("evaluate decision with id '%s'".formatted(id), "decision", tag);
    };
  }

  String process(String id, BindingType binding, @Nullable String tag, ElementInstanceRow element) {
    return switch (binding) {
      case LATEST ->
          "Expected process with BPMN process id '%s' to be deployed, but not found.".formatted(id);
      case DEPLOYMENT ->
          ofDeployment(
                  "call process with BPMN process id '%s'".formatted(id),
                  "process",
                  "call",
                  element)
              .replace("intended process to", "intended process definition to");
      case VERSION_TAG ->
          "Expected to call process with BPMN process id '%s' and version tag '%s', but no such process found. To resolve this incident, deploy a process with the given process id and version tag."
              .formatted(id, tag);
    };
  }

  private String ofDeployment(String wanted, String kind, String verb, ElementInstanceRow element) {
    return "Expected to %s with binding type 'deployment', but no such %s found in the deployment with key %d which contained the current process. To resolve this incident, migrate the process instance to a process definition that is deployed together with the intended %s to %s."
        .formatted(
            wanted,
            kind,
            run.need(Tables.PROCESS_DEFINITION, element.processDefinitionKey()).deploymentKey(),
            kind,
            verb);
  }

  /** Zeebe says "the incident" of forms, "this incident" of all else. */
  private static String ofTag(String wanted, String kind, @Nullable String tag) {
    return "Expected to %s and version tag '%s', but no such %s found. To resolve %s incident, deploy a %s with the given id and version tag."
        .formatted(wanted, tag, kind, kind.equals("form") ? "the" : "this", kind);
  }
}
