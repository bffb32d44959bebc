package dev.pitcrew.engine.gateway.rest.document;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.store.BlobStore;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;

/** Keeps an uploaded file: its bytes first, then what is known of it. */
final class DocumentUploads {

  private static final long BYTES_MAX = 64L * 1024 * 1024;
  private static final int METADATA_CHARACTERS_MAX = 64 * 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final EngineRuntime engine;
  private final CommandSender commands;

  DocumentUploads(EngineRuntime engine, CommandSender commands) {
    this.engine = engine;
    this.commands = commands;
  }

  Documents.Reference keep(
      Caller caller, Part file, Documents.Metadata metadata, @Nullable String documentId)
      throws IOException {
    String id = documentId == null ? UUID.randomUUID().toString() : documentId;
    if (!ID.matcher(id).matches()) {
      throw Wire.invalid(
          "Expected 'documentId' to be up to 100 letters, digits, dots, dashes and underscores.");
    }
    BlobStore.Blob blob = store(file);
    Documents.Metadata kept =
        new Documents.Metadata(
            contentType(metadata, file),
            metadata.fileName() == null ? file.getSubmittedFileName() : metadata.fileName(),
            null,
            null,
            metadata.processDefinitionId(),
            null,
            metadata.customProperties());
    Reply.DocumentCreated reply =
        commands.send(
            caller,
            new Command.CreateDocument(
                id,
                blob.hash(),
                blob.sizeBytes(),
                GatewayJson.MAPPER.writeValueAsString(kept),
                Wire.key(metadata.processInstanceKey(), "metadata.processInstanceKey"),
                metadata.expiresAt() == null
                    ? 0
                    : Wire.time(metadata.expiresAt(), "metadata.expiresAt"),
                Tenants.DEFAULT),
            Reply.DocumentCreated.class);
    return Documents.Reference.of(reply.document());
  }

  private BlobStore.Blob store(Part file) throws IOException {
    try (InputStream bytes = file.getInputStream()) {
      return engine.documents().put(bytes, BYTES_MAX);
    } catch (BlobStore.TooLargeException e) {
      throw new RejectedException(Rejection.Type.TOO_LARGE, e.getMessage());
    }
  }

  private static String contentType(Documents.Metadata metadata, Part file) {
    String type = metadata.contentType() == null ? file.getContentType() : metadata.contentType();
    return type == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : type;
  }

  /** None where there is no text. */
  static Documents.Metadata metadata(@Nullable String json) {
    if (json == null || json.isBlank()) {
      return Documents.Metadata.NONE;
    }
    if (json.length() > METADATA_CHARACTERS_MAX) {
      throw Wire.invalid(
          "Expected metadata of up to %d characters, but there are %d."
              .formatted(METADATA_CHARACTERS_MAX, json.length()));
    }
    try {
      return GatewayJson.MAPPER.readValue(json, Documents.Metadata.class);
    } catch (JacksonException e) {
      throw Wire.invalid("Expected metadata to be valid, but: " + e.getOriginalMessage());
    }
  }
}
