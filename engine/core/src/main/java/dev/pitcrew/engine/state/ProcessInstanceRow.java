package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a process instance; its tokens are in the element instance with the same key.
 *
 * @param traceParent by W3C Trace Context, of whatever created it; absent for most
 * @param terminateAfter elements with which it ends as soon as one of them has completed
 * @param holdsBusinessId while it is active and nobody's child: no second may have it then, where
 *     they are to be unique
 */
public record ProcessInstanceRow(
    long key,
    long processDefinitionKey,
    String processDefinitionId,
    int processDefinitionVersion,
    @Nullable String processDefinitionName,
    @Nullable String versionTag,
    InstanceState state,
    long parentProcessInstanceKey,
    long parentElementInstanceKey,
    long rootProcessInstanceKey,
    long startDateMillis,
    long endDateMillis,
    int openIncidents,
    boolean awaitsResult,
    List<String> resultVariables,
    List<String> tags,
    @Nullable String businessId,
    @Nullable String startMessageName,
    @Nullable String startCorrelationKey,
    String tenantId,
    @Nullable String traceParent,
    List<String> terminateAfter,
    boolean holdsBusinessId)
    implements Row {

  public ProcessInstanceRow ended(InstanceState newState, long newEndDateMillis) {
    return copy(newState, newEndDateMillis, openIncidents, false);
  }

  public ProcessInstanceRow withOpenIncidents(int newOpenIncidents) {
    return copy(state, endDateMillis, newOpenIncidents, holdsBusinessId);
  }

  private ProcessInstanceRow copy(
      InstanceState newState,
      long newEndDateMillis,
      int newOpenIncidents,
      boolean stillHoldsBusinessId) {
    return new ProcessInstanceRow(
        key,
        processDefinitionKey,
        processDefinitionId,
        processDefinitionVersion,
        processDefinitionName,
        versionTag,
        newState,
        parentProcessInstanceKey,
        parentElementInstanceKey,
        rootProcessInstanceKey,
        startDateMillis,
        newEndDateMillis,
        newOpenIncidents,
        awaitsResult,
        resultVariables,
        tags,
        businessId,
        startMessageName,
        startCorrelationKey,
        tenantId,
        traceParent,
        terminateAfter,
        stillHoldsBusinessId);
  }
}
