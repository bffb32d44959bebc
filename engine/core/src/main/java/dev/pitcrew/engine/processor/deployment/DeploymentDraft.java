package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.expression.DecisionModel;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Row;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deployment would come to, while its resources are read. */
final class DeploymentDraft {

  /**
   * One definition.
   *
   * @param known the newest version so far; absent for a new id
   * @param same whether that one was made of the same bytes
   * @param next the row of the version that would be next
   */
  record Item<R extends Row>(@Nullable R known, boolean same, R next) {

    /** What the deployment answers for it. */
    R choose(boolean allKnown) {
      return allKnown && known != null ? known : next;
    }
  }

  private record Model(ExecutableProcess process, String resourceName) {}

  final long deploymentKey;
  final String tenantId;
  final List<Item<ProcessDefinitionRow>> processes = new ArrayList<>();
  final List<Item<DecisionRequirementsRow>> requirements = new ArrayList<>();
  final List<Item<DecisionDefinitionRow>> decisions = new ArrayList<>();
  final List<Item<FormRow>> forms = new ArrayList<>();
  final List<Item<ResourceRow>> resources = new ArrayList<>();
  final Map<Long, ExecutableProcess> graphs = new HashMap<>();
  final Map<Long, DecisionModel> models = new HashMap<>();
  final List<String> faults = new ArrayList<>();
  private final Map<String, String> resourceOfId = new HashMap<>();
  private final List<Model> bound = new ArrayList<>();

  DeploymentDraft(long deploymentKey, String tenantId) {
    this.deploymentKey = deploymentKey;
    this.tenantId = tenantId;
  }

  boolean isAllKnown() {
    return processes.stream().allMatch(Item::same)
        && requirements.stream().allMatch(Item::same)
        && decisions.stream().allMatch(Item::same)
        && forms.stream().allMatch(Item::same)
        && resources.stream().allMatch(Item::same);
  }

  /** Notes an id as taken by this resource; a fault, and false, where it was already. */
  boolean claim(String kind, String id, String resourceName) {
    String other = resourceOfId.putIfAbsent(kind + ' ' + id, resourceName);
    if (other != null) {
      faults.add(
          "'%s': the %s id '%s' is also used in '%s'; ids must be unique in a deployment"
              .formatted(resourceName, kind, id, other));
    }
    return other == null;
  }

  /** Whether something with this id is part of the deployment. */
  boolean holds(String kind, String id) {
    return resourceOfId.containsKey(kind + ' ' + id);
  }

  /** Notes a process whose bindings are checked when all resources have been read. */
  void read(ExecutableProcess process, String resourceName) {
    bound.add(new Model(process, resourceName));
  }

  void checkBindings() {
    BindingCheck check = new BindingCheck(this);
    bound.forEach(model -> check.check(model.process(), model.resourceName()));
  }

  static String checksum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
