package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which processes are protected, and which of them a caller may not see. */
public final class ProtectedProcesses {

  private static final int VERSIONS_MAX = 100_000;

  private final EngineRuntime engine;
  private volatile Known known = new Known(-1, Map.of(), true);

  /**
   * @param rolesById who may see the cases of each protected process
   * @param open whether there are others
   */
  private record Known(long deployments, Map<String, Set<String>> rolesById, boolean open) {}

  public ProtectedProcesses(EngineRuntime engine) {
    this.engine = engine;
  }

  /** What the caller may read. */
  public Visibility visibility(Caller caller) {
    if (!caller.restricted()) {
      return Visibility.EVERYTHING;
    }
    Known processes = known();
    Set<String> hidden =
        processes.rolesById().entrySet().stream()
            .filter(process -> caller.groups().stream().noneMatch(process.getValue()::contains))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    return new Visibility(
        hidden,
        !processes.open() && hidden.size() == processes.rolesById().size(),
        OwnTasks.of(caller));
  }

  private Known known() {
    Known now = known;
    long deployments = engine.deployments();
    if (now.deployments() != deployments) {
      Map<String, Set<String>> rolesById = read();
      now = new Known(deployments, rolesById, isAnyOpen(rolesById.keySet()));
      known = now;
    }
    return now;
  }

  private boolean isAnyOpen(Set<String> restricted) {
    return !engine
        .search(
            new Query<>(
                Tables.PROCESS_DEFINITION,
                List.of(
                    Filter.of(
                        Tables.PROCESS_DEFINITION,
                        "processDefinitionId",
                        Operator.NOT_IN,
                        restricted.toArray())),
                List.of(),
                PageRequest.first(1)))
        .items()
        .isEmpty();
  }

  private Map<String, Set<String>> read() {
    Map<String, Set<String>> rolesById = new TreeMap<>();
    Map<String, ProcessDefinitionRow> newest = new TreeMap<>();
    for (ProcessDefinitionRow row :
        engine.find(Indexes.RESTRICTED_PROCESS_DEFINITIONS, VERSIONS_MAX)) {
      newest.merge(row.processDefinitionId(), row, (a, b) -> a.version() < b.version() ? b : a);
    }
    newest.forEach(
        (id, restricted) -> {
          ProcessDefinitionRow speaking = speaking(restricted);
          if (speaking.restricted()) {
            rolesById.put(id, Set.copyOf(speaking.roles()));
          }
        });
    return rolesById;
  }

  /** The newest version speaks for all; where all are deleted, the newest that was protected. */
  private ProcessDefinitionRow speaking(ProcessDefinitionRow restricted) {
    List<ProcessDefinitionRow> live =
        engine.find(Indexes.LIVE_PROCESS_DEFINITIONS, 1, restricted.processDefinitionId());
    return live.isEmpty() ? restricted : live.getFirst();
  }
}
