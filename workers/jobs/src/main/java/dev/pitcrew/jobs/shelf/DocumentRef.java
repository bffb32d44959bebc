package dev.pitcrew.jobs.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names a kept document, as process variables hold it.
 *
 * @param storeId which store keeps it
 * @param documentId its name there
 * @param contentHash SHA-256 of its bytes, lower-case hex
 */
public record DocumentRef(
    @Nullable String storeId,
    String documentId,
    @Nullable String contentHash,
    @Nullable String contentType,
    @Nullable String fileName,
    long size) {

  /** The shape of the Documents API. */
  public Map<String, Object> toVariable() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("contentType", contentType);
    metadata.put("fileName", fileName);
    metadata.put("size", size);
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("camunda.document.type", "camunda");
    reference.put("storeId", storeId);
    reference.put("documentId", documentId);
    reference.put("contentHash", contentHash);
    reference.put("metadata", metadata);
    return reference;
  }

  /** From a process variable; null where it is none. */
  public static @Nullable DocumentRef of(JsonNode variable) {
    String id = variable.path("documentId").asText("");
    if (id.isEmpty()) {
      return null;
    }
    JsonNode metadata = variable.path("metadata");
    return new DocumentRef(
        variable.path("storeId").textValue(),
        id,
        variable.path("contentHash").textValue(),
        metadata.path("contentType").textValue(),
        metadata.path("fileName").textValue(),
        metadata.path("size").asLong());
  }
}
