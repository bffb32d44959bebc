package dev.pitcrew.engine.testkit.api;

import dev.pitcrew.engine.testkit.EngineTestkit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Requests as any program may write them, where the client would refuse or hide something. */
final class Rest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Rest() {}

  /**
   * The answer, whatever its status.
   *
   * @param path from the root, as in {@code /v2/topology}
   * @param body JSON, or what claims to be; empty for none
   */
  static HttpResponse<String> send(EngineTestkit engine, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + engine.httpPort() + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
