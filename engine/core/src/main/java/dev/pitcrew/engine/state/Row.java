package dev.pitcrew.engine.state;

/**
 * One row of the truth. Rows are immutable; a change is a new row with the same key.
 *
 * <p>Shape, for every row: keys are positive, and 0 where there is none; times are epoch
 * milliseconds, and 0 where there is none; {@code tenantId} is {@code <default>} as long as there
 * is one tenant. Components are {@code long}, {@code int}, {@code boolean}, {@code String}, an
 * enum, or a list of strings, so that a store can write any of them without knowing it.
 */
public sealed interface Row
    permits ProcessDefinitionRow,
        DecisionRequirementsRow,
        DecisionDefinitionRow,
        FormRow,
        ResourceRow,
        ProcessInstanceRow,
        SetAsideRow,
        ElementInstanceRow,
        FlowTokenRow,
        VariableRow,
        JobRow,
        JobFailureRow,
        UserTaskRow,
        TaskTransitionRow,
        ListenerTurnRow,
        LoopRow,
        LoopResultRow,
        GlobalListenerRow,
        IncidentRow,
        MessageRow,
        MessageCorrelationRow,
        MessageSubscriptionRow,
        SignalSubscriptionRow,
        SignalRow,
        SignalPartRow,
        TimerRow,
        CompensationRow,
        ConditionSubscriptionRow,
        ContinuationRow,
        BatchOperationRow,
        BatchItemRow,
        DecisionInstanceRow,
        DocumentRow,
        ClusterVariableRow,
        AuditRow,
        AuditHeadRow {

  long key();
}
