package dev.pitcrew.engine.step;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which processes are protected, and what a caller may do with their cases. The newest version of a
 * process that is not deleted speaks for the cases of all its versions; where all are deleted, the
 * newest of those that were protected, so that nothing is opened by deleting it.
 */
public final class Protections {

  private static final Set<String> OPERATING = Set.of("operator", "admin");
  private static final Set<String> DEPLOYING = Set.of("analyst", "operator", "admin");
  private static final int CACHED_MAX = 10_000;

  /** What models of protected processes name. */
  private record Named(Set<String> jobTypes, Map<String, Set<String>> processesByMessage) {}

  private final StepRun run;
  private @Nullable Named named;

  /** Empty for a process that is open to everybody. */
  private final Map<String, Optional<Set<String>>> rolesById = new HashMap<>();

  public Protections(StepRun run) {
    this.run = run;
  }

  /** What is deployed may have changed. */
  void clear() {
    rolesById.clear();
    named = null;
  }

  public boolean isProtected(String processDefinitionId) {
    return roles(processDefinitionId).isPresent();
  }

  /** Whether the caller may see cases of the process. */
  public boolean isVisible(Caller caller, String processDefinitionId) {
    return !caller.restricted()
        || roles(processDefinitionId)
            .map(roles -> caller.groups().stream().anyMatch(roles::contains))
            .orElse(true);
  }

  /** Whether the caller may work in cases of the process, within what each command allows. */
  public boolean mayAct(Caller caller, String processDefinitionId) {
    return !caller.restricted()
        || roles(processDefinitionId)
            .map(roles -> caller.actingGroups().stream().anyMatch(roles::contains))
            .orElse(true);
  }

  /** Whether the caller may change how a case of the process runs. */
  public boolean mayOperate(Caller caller, String processDefinitionId) {
    return !caller.restricted()
        || !isProtected(processDefinitionId)
        || (isOperator(caller) && isVisible(caller, processDefinitionId));
  }

  /** Whether the caller may change how the cases of all processes run. */
  public boolean mayOperateAll(Caller caller) {
    return !caller.restricted()
        || run.state().findAll(Indexes.RESTRICTED_PROCESS_DEFINITIONS).stream()
            .map(ProcessDefinitionRow::processDefinitionId)
            .distinct()
            .allMatch(id -> mayOperate(caller, id));
  }

  /** Being an operator is never lent to a substitute. */
  public static boolean isOperator(Caller caller) {
    return !caller.restricted() || caller.roles().stream().anyMatch(OPERATING::contains);
  }

  public static boolean mayDeploy(Caller caller) {
    return !caller.restricted() || caller.roles().stream().anyMatch(DEPLOYING::contains);
  }

  /** Whether a protected process asks workers for jobs of this type. */
  public boolean isProtectedJobType(String type) {
    return named().jobTypes().contains(type);
  }

  /** The protected processes that wait for messages of this name. */
  public Set<String> waitingFor(String messageName) {
    return named().processesByMessage().getOrDefault(messageName, Set.of());
  }

  /** Whether just anybody has deployed this version of a process. */
  public boolean isUnvouched(long processDefinitionKey) {
    return run.need(Tables.PROCESS_DEFINITION, processDefinitionKey).unvouched();
  }

  private Named named() {
    if (named == null) {
      Set<String> jobTypes = new HashSet<>();
      Map<String, Set<String>> processes = new HashMap<>();
      for (ProcessDefinitionRow row : run.state().findAll(Indexes.RESTRICTED_PROCESS_DEFINITIONS)) {
        if (isProtected(row.processDefinitionId())) {
          jobTypes.addAll(row.protectedJobTypes());
          row.protectedMessages()
              .forEach(
                  name ->
                      processes
                          .computeIfAbsent(name, n -> new TreeSet<>())
                          .add(row.processDefinitionId()));
        }
      }
      named = new Named(jobTypes, processes);
    }
    return named;
  }

  /** Whether something that is part of the deployment belongs to a protected process. */
  public boolean isProtectedDeployment(long deploymentKey) {
    return run.state().findAll(Indexes.PROCESS_DEFINITIONS_BY_DEPLOYMENT, deploymentKey).stream()
        .anyMatch(row -> isProtected(row.processDefinitionId()));
  }

  private Optional<Set<String>> roles(String processDefinitionId) {
    Optional<Set<String>> roles = rolesById.get(processDefinitionId);
    if (roles == null) {
      roles =
          speaking(processDefinitionId)
              .filter(ProcessDefinitionRow::restricted)
              .map(row -> Set.copyOf(row.roles()));
      if (rolesById.size() >= CACHED_MAX) {
        rolesById.clear();
      }
      rolesById.put(processDefinitionId, roles);
    }
    return roles;
  }

  private Optional<ProcessDefinitionRow> speaking(String processDefinitionId) {
    List<ProcessDefinitionRow> live =
        run.state().find(Indexes.LIVE_PROCESS_DEFINITIONS, 1, processDefinitionId);
    return live.isEmpty()
        ? run.state().findAll(Indexes.PROCESS_DEFINITIONS_BY_ID, processDefinitionId).stream()
            .filter(ProcessDefinitionRow::restricted)
            .findFirst()
        : Optional.of(live.getFirst());
  }
}
