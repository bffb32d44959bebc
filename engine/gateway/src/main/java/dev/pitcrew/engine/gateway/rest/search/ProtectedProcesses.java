package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which processes are protected, and which of them a caller may not see. */
public final class ProtectedProcesses {

  private static final int VERSIONS_MAX = 100_000;

  private final EngineRuntime engine;
  private volatile Known known = new Known(-1, Map.of());

  /**
   * @param rolesById who may see the cases of each protected process
   */
  private record Known(long deployments, Map<String, Set<String>> rolesById) {}

  public ProtectedProcesses(EngineRuntime engine) {
    this.engine = engine;
  }

  /** What the caller may read. */
  public Visibility visibility(Caller caller) {
    return caller.restricted() ? new Visibility(hiddenFrom(caller)) : Visibility.EVERYTHING;
  }

  private Set<String> hiddenFrom(Caller caller) {
    return rolesById().entrySet().stream()
        .filter(process -> caller.groups().stream().noneMatch(process.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, Set<String>> rolesById() {
    Known now = known;
    long deployments = engine.deployments();
    if (now.deployments() != deployments) {
      now = new Known(deployments, read());
      known = now;
    }
    return now.rolesById();
  }

  /** The newest version speaks for all. */
  private Map<String, Set<String>> read() {
    Map<String, Set<String>> rolesById = new TreeMap<>();
    for (ProcessDefinitionRow row :
        engine.find(Indexes.RESTRICTED_PROCESS_DEFINITIONS, VERSIONS_MAX)) {
      List<ProcessDefinitionRow> latest =
          engine.find(Indexes.PROCESS_DEFINITIONS_BY_ID, 1, row.processDefinitionId());
      if (!latest.isEmpty() && latest.getFirst().restricted()) {
        rolesById.put(row.processDefinitionId(), Set.copyOf(latest.getFirst().roles()));
      }
    }
    return rolesById;
  }
}
