package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.gateway.StandaloneGateway;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClosingTest {

  private static final String POLL =
      "{\"type\":\"t\",\"timeout\":1000,\"maxJobsToActivate\":1,\"requestTimeout\":600000}";

  @TempDir private Path folder;

  @Test
  void shouldAnswerLongPollsWhenTheServerCloses() {
    // given
    try (EngineRuntime engine =
            EngineRuntime.start(
                RuntimeOptions.in(folder),
                new Engine(new FeelLanguage(), new DmnLanguage())::step);
        HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> poll;
      long commands = engine.metrics().commands();
      try (StandaloneGateway gateway =
          StandaloneGateway.start(engine, Map.of("server.shutdown", "graceful"))) {
        poll =
            http.sendAsync(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:" + gateway.httpPort() + "/v2/jobs/activation"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(POLL))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> engine.metrics().commands() > commands);

        // when
      }

      // then
      assertThat(poll.orTimeout(2, TimeUnit.MINUTES).join().body()).isEqualTo("{\"jobs\":[]}");
    }
  }
}
