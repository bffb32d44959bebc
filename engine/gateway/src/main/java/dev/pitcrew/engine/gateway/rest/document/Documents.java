package dev.pitcrew.engine.gateway.rest.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.state.DocumentRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of documents: a reference that goes into variables, and its metadata. */
final class Documents {

  static final String STORE = "pitcrew";

  private Documents() {}

  record Reference(
      @JsonProperty("camunda.document.type") String type,
      String storeId,
      String documentId,
      String contentHash,
      Metadata metadata) {

    static Reference of(DocumentRow row) {
      Metadata kept = Documents.metadata(row);
      return new Reference(
          "camunda",
          STORE,
          row.documentId(),
          row.contentHash(),
          new Metadata(
              kept.contentType(),
              kept.fileName(),
              Wire.time(row.expiryMillis()),
              row.sizeBytes(),
              kept.processDefinitionId(),
              Wire.key(row.processInstanceKey()),
              kept.customProperties() == null ? JsonObject.EMPTY : kept.customProperties()));
    }
  }

  static Metadata metadata(DocumentRow row) {
    return GatewayJson.MAPPER.readValue(row.metadata(), Metadata.class);
  }

  /** {@code size} is what the caller says; the store counts for itself. */
  record Metadata(
      @Nullable String contentType,
      @Nullable String fileName,
      @Nullable String expiresAt,
      @Nullable Long size,
      @Nullable String processDefinitionId,
      @Nullable String processInstanceKey,
      @Nullable JsonObject customProperties) {

    static final Metadata NONE = new Metadata(null, null, null, null, null, null, null);
  }

  record Batch(List<Reference> createdDocuments, List<Failure> failedDocuments) {}

  record Failure(String fileName, int status, String title, String detail) {}
}
