package dev.pitcrew.jobs.shelf;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.fetch.DocumentContentGetRequest;
import io.camunda.client.api.response.DocumentReferenceResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The Documents API of an engine, through the official client. */
public final class ClientShelf implements DocumentShelf {
  private static final int CONFLICT = 409;

  private final CamundaClient client;
  private final @Nullable String storeId;
  private final @Nullable String processDefinitionId;

  /**
   * @param storeId of the store to use; null for the engine's default
   * @param processDefinitionId of the process whose people may read what is kept; null for all
   */
  public ClientShelf(
      CamundaClient client, @Nullable String storeId, @Nullable String processDefinitionId) {
    this.client = client;
    this.storeId = storeId;
    this.processDefinitionId = processDefinitionId;
  }

  @Override
  public DocumentRef put(byte[] bytes, String contentType, String fileName) {
    String hash = Sha256.of(bytes);
    try {
      var command =
          client
              .newCreateDocumentCommand()
              .content(bytes)
              .documentId(hash)
              .fileName(fileName)
              .contentType(contentType);
      if (processDefinitionId != null) {
        command = command.processDefinitionId(processDefinitionId);
      }
      if (storeId != null) {
        command = command.storeId(storeId);
      }
      DocumentReferenceResponse kept = command.send().join();
      return new DocumentRef(
          kept.getStoreId(),
          kept.getDocumentId(),
          kept.getContentHash(),
          contentType,
          fileName,
          bytes.length);
    } catch (ClientHttpException e) {
      if (e.code() != CONFLICT) {
        throw e;
      }
      // Kept under its hash before, by a run that did not live to tell.
      return new DocumentRef(storeId, hash, hash, contentType, fileName, bytes.length);
    }
  }

  @Override
  public byte[] get(DocumentRef document, int bytesMax) throws IOException, TooLarge {
    DocumentContentGetRequest request = client.newDocumentContentGetRequest(document.documentId());
    if (document.storeId() != null) {
      request = request.storeId(document.storeId());
    }
    if (document.contentHash() != null) {
      request = request.contentHash(document.contentHash());
    }
    try (InputStream in = request.send().join()) {
      byte[] bytes = in.readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw new TooLarge();
      }
      return bytes;
    }
  }
}
