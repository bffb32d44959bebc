package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of a deployment that is of no kind the engine executes. An {@code .rpa} file is JSON
 * and says its own id and version tag; any other has its name as id.
 */
final class ResourceDeployment {

  private static final int BYTES_MAX = 5 * 1024 * 1024;

  private final StepRun run;
  private final Definitions definitions;

  ResourceDeployment(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  void read(Command.Deploy.Resource resource, DeploymentDraft draft) {
    if (resource.name().isBlank()) {
      draft.faults.add("Expected each resource to have a name, but one has none");
      return;
    }
    if (resource.content().length > BYTES_MAX) {
      draft.faults.add(
          "'%s': has %,d bytes; expected at most %,d"
              .formatted(resource.name(), resource.content().length, BYTES_MAX));
      return;
    }
    String id = resource.name();
    String versionTag = null;
    if (resource.name().endsWith(".rpa")) {
      Map<String, String> members = members(resource);
      id = members == null ? null : JsonText.textOrNull(members.get("id"));
      if (members == null || id == null || id.isBlank()) {
        draft.faults.add(
            members == null
                ? "'%s': is not a JSON object".formatted(resource.name())
                : "'%s': Expected the resource to have an 'id', but it has none"
                    .formatted(resource.name()));
        return;
      }
      versionTag = JsonText.textOrNull(members.get("versionTag"));
    }
    if (draft.claim("resource", id, resource.name())) {
      draft.resources.add(item(id, versionTag, resource, draft));
    }
  }

  private static @Nullable Map<String, String> members(Command.Deploy.Resource resource) {
    try {
      return JsonText.membersOrNull(ResourceText.of(resource.content()));
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private DeploymentDraft.Item<ResourceRow> item(
      String id,
      @Nullable String versionTag,
      Command.Deploy.Resource resource,
      DeploymentDraft draft) {
    String checksum = DeploymentDraft.checksum(resource.content());
    ResourceRow known = definitions.latest(Indexes.LIVE_RESOURCES, id);
    boolean same =
        known != null
            && known.checksum().equals(checksum)
            && known.resourceName().equals(resource.name());
    ResourceRow last = definitions.latest(Indexes.RESOURCES_BY_ID, id);
    ResourceRow next =
        new ResourceRow(
            run.newKey(),
            id,
            last == null ? 1 : last.version() + 1,
            versionTag,
            resource.name(),
            checksum,
            Base64.getEncoder().encodeToString(resource.content()),
            draft.deploymentKey,
            draft.tenantId,
            false);
    return new DeploymentDraft.Item<>(known, same, next);
  }
}
