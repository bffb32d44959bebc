package dev.pitcrew.engine.state;

/** A sequence flow that was taken to a joining gateway which still waits for others. */
public record FlowTokenRow(
    long key, long scopeKey, long processInstanceKey, String gatewayId, String flowId)
    implements Row {}
