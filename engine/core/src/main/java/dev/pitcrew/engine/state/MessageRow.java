package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A published message while it is buffered.
 *
 * @param deadlineMillis when it is forgotten
 * @param variables JSON text
 * @param restricted whether it came from a caller to whom protected processes are closed
 */
public record MessageRow(
    long key,
    String name,
    String correlationKey,
    @Nullable String messageId,
    String variables,
    long deadlineMillis,
    boolean expired,
    String tenantId,
    boolean restricted)
    implements Row {

  /** From a caller to whom no process is closed. */
  public MessageRow(
      long key,
      String name,
      String correlationKey,
      @Nullable String messageId,
      String variables,
      long deadlineMillis,
      boolean expired,
      String tenantId) {
    this(key, name, correlationKey, messageId, variables, deadlineMillis, expired, tenantId, false);
  }

  public MessageRow forgotten() {
    return new MessageRow(
        key,
        name,
        correlationKey,
        messageId,
        variables,
        deadlineMillis,
        true,
        tenantId,
        restricted);
  }
}
