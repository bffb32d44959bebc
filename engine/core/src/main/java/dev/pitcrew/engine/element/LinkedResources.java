package dev.pitcrew.engine.element;

import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.LinkedResource;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the files that an element links to, as they are when its job is made. */
final class LinkedResources {

  private static final String HEADER = "linkedResources";

  private final StepRun run;
  private final Definitions definitions;

  LinkedResources(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  /**
   * The headers, and among them what is linked.
   *
   * @throws TroubleException when a resource is not there
   */
  Map<String, String> headers(
      Map<String, String> headers, List<LinkedResource> links, ElementInstanceRow element) {
    if (links.isEmpty()) {
      return headers;
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(HEADER, JsonText.array(links.stream().map(link -> shown(link, element)).toList()));
    return all;
  }

  private String shown(LinkedResource link, ElementInstanceRow element) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("resourceKey", JsonText.quote(Long.toString(find(link, element).key())));
    members.put("resourceType", JsonText.quote(link.type()));
    members.put("linkName", link.linkName() == null ? "null" : JsonText.quote(link.linkName()));
    return JsonText.object(members);
  }

  private ResourceRow find(LinkedResource link, ElementInstanceRow element) {
    ResourceRow found =
        definitions.resource(
            link.resourceId(), link.binding(), link.versionTag(), element.processDefinitionKey());
    if (found == null) {
      throw new TroubleException(IncidentType.RESOURCE_NOT_FOUND, missing(link, element));
    }
    return found;
  }

  private String missing(LinkedResource link, ElementInstanceRow element) {
    return switch (link.binding()) {
      case LATEST ->
          "Expected to link a resource with id '%s', but no resource with this id is found, at least a resource with this id should be available. To resolve the Incident please deploy a resource with the same id."
              .formatted(link.resourceId());
      case DEPLOYMENT ->
          "Expected to link a resource with id '%s' and binding type 'deployment', but no such resource found in the deployment with key %d which contained the current process. To resolve this incident, migrate the process instance to a process definition that is deployed together with the intended resource to use."
              .formatted(
                  link.resourceId(),
                  run.need(Tables.PROCESS_DEFINITION, element.processDefinitionKey())
                      .deploymentKey());
      case VERSION_TAG ->
          "Expected to link a resource with id '%s' and version tag '%s', but no such resource found. To resolve the incident, deploy a resource with the given id and version tag."
              .formatted(link.resourceId(), link.versionTag());
    };
  }
}
