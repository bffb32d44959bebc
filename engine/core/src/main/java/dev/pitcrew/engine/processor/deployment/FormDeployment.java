package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a form of a deployment; what is within it is form-js's. */
final class FormDeployment {

  private final StepRun run;
  private final Definitions definitions;

  FormDeployment(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  void read(Command.Deploy.Resource resource, DeploymentDraft draft) {
    String schema;
    try {
      schema = ResourceText.of(resource.content());
    } catch (CharacterCodingException e) {
      draft.faults.add("'%s': is not UTF-8 text".formatted(resource.name()));
      return;
    }
    Map<String, String> members = JsonText.membersOrNull(schema);
    String id = members == null ? null : JsonText.textOrNull(members.get("id"));
    if (members == null || id == null || id.isBlank()) {
      draft.faults.add(
          members == null
              ? "'%s': is not a JSON object".formatted(resource.name())
              : "'%s': Expected the form to have an 'id', but it has none"
                  .formatted(resource.name()));
      return;
    }
    if (!draft.claim("form", id, resource.name())) {
      return;
    }
    String versionTag = JsonText.textOrNull(members.get("versionTag"));
    draft.forms.add(item(id, versionTag, schema, resource, draft));
  }

  private DeploymentDraft.Item<FormRow> item(
      String id,
      @Nullable String versionTag,
      String schema,
      Command.Deploy.Resource resource,
      DeploymentDraft draft) {
    String checksum = DeploymentDraft.checksum(resource.content());
    FormRow known = definitions.latest(Indexes.LIVE_FORMS, id);
    FormRow last = definitions.latest(Indexes.FORMS_BY_ID, id);
    boolean same =
        known != null
            && known.checksum().equals(checksum)
            && known.resourceName().equals(resource.name());
    FormRow next =
        new FormRow(
            run.newKey(),
            id,
            last == null ? 1 : last.version() + 1,
            versionTag,
            resource.name(),
            checksum,
            schema,
            draft.deploymentKey,
            draft.tenantId);
    return new DeploymentDraft.Item<>(known, same, next);
  }
}
