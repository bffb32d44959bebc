package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.learn.PageWord;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The words of a document that was read, from variable {@code reading}. */
@FunctionalInterface
interface Words {

  /** A picture of a page holds some hundred words; this is for the longest documents. */
  int BYTES_MAX = 16 << 20;

  int NOT_FOUND = 404;

  List<PageWord> of(JsonNode reading);

  /** No words at all, for what was not read from pages. */
  static Words none() {
    return reading -> List.of();
  }

  /** From the engine's documents; none when they are kept no longer. */
  static Words stored(CamundaClient client) {
    return reading -> {
      var reference = reading.path("words");
      var id = reference.path("documentId").asText("");
      if (id.isEmpty()) {
        return List.of();
      }
      var request = client.newDocumentContentGetRequest(id);
      if (reference.path("storeId").isTextual()) {
        request = request.storeId(reference.path("storeId").asText());
      }
      if (reference.path("contentHash").isTextual()) {
        request = request.contentHash(reference.path("contentHash").asText());
      }
      try (InputStream in = request.send().join()) {
        var bytes = in.readNBytes(BYTES_MAX);
        return bytes.length == BYTES_MAX
            ? List.of()
            : List.of(Variables.MAPPER.readValue(bytes, PageWord[].class));
      } catch (ClientHttpException e) {
        if (e.code() == NOT_FOUND) {
          return List.of();
        }
        throw e;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
