package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * A document; its bytes are in the content-addressed store.
 *
 * @param contentHash SHA-256 in lower-case hex
 * @param processDefinitionId the process it belongs to; absent where it belongs to none
 * @param createdBy who stored it; absent for those of older releases
 * @param metadata JSON text: file name, content type, size, expiry, custom properties
 */
public record DocumentRow(
    long key,
    String documentId,
    String contentHash,
    long sizeBytes,
    String metadata,
    long processInstanceKey,
    boolean deleted,
    long creationMillis,
    long expiryMillis,
    String tenantId,
    @Nullable String processDefinitionId,
    @Nullable String createdBy)
    implements Row {

  public DocumentRow removed() {
    return new DocumentRow(
        key,
        documentId,
        contentHash,
        sizeBytes,
        metadata,
        processInstanceKey,
        true,
        creationMillis,
        expiryMillis,
        tenantId,
        processDefinitionId,
        createdBy);
  }
}
