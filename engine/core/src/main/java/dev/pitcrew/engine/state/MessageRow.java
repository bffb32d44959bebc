package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A published message while it is buffered.
 *
 * @param deadlineMillis when it is forgotten
 * @param variables JSON text
 */
public record MessageRow(
    long key,
    String name,
    String correlationKey,
    @Nullable String messageId,
    String variables,
    long deadlineMillis,
    boolean expired,
    String tenantId)
    implements Row {

  public MessageRow forgotten() {
    return new MessageRow(
        key, name, correlationKey, messageId, variables, deadlineMillis, true, tenantId);
  }
}
