package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools of operators get from a whole server; one start for all. */
final class OperationsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static PitcrewApplication application;
  private static Settings settings;

  @BeforeAll
  static void start() {
    settings =
        new Settings(data, "127.0.0.1", FreePorts.next(), FreePorts.next(), false, false, null);
    application = PitcrewApplication.start(settings);
  }

  @AfterAll
  static void stop() {
    application.close();
    HTTP.close();
  }

  @Test
  void shouldBeHealthyWhenItHasStarted() throws IOException, InterruptedException {
    // when
    HttpResponse<String> ready = get("/actuator/health/readiness");
    HttpResponse<String> alive = get("/actuator/health/liveness");
    HttpResponse<String> all = get("/actuator/health");

    // then
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"engine\"", "\"store\"", "\"disk\"", "\"workers\"")
        .doesNotContain("DOWN", "\"mail\"");
    assertThat(alive.statusCode()).isEqualTo(200);
    assertThat(alive.body()).startsWith("{\"status\":\"UP\"").contains("engineThreads");
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).contains("\"mail\"", "\"backlog\"", "\"queue\"", "\"groups\"");
  }

  @Test
  void shouldTellStrangersNoMoreThanTheStatus() throws IOException, InterruptedException {
    // when
    HttpResponse<String> health = get("/actuator/health", "X-Forwarded-For", "203.0.113.7");
    HttpResponse<String> metrics = get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.7");
    HttpResponse<String> wrong = get("/actuator/prometheus", "Authorization", basic("guessed"));

    // then
    assertThat(health.body()).matches("\\{\"status\":\"(UP|DEGRADED)\"}");
    assertThat(metrics.statusCode()).isEqualTo(401);
    assertThat(metrics.body()).isEmpty();
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  @Test
  void shouldGiveTheMetricsToAClientBehindAProxy() throws IOException, InterruptedException {
    // given
    String secret = LocalClient.secret(data).orElseThrow();

    // when
    HttpResponse<String> metrics =
        get(
            "/actuator/prometheus",
            "X-Forwarded-For",
            "203.0.113.7",
            "Authorization",
            basic(secret));

    // then
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain;version=0.0.4"));
  }

  @Test
  void shouldServeNothingElseThere() throws IOException, InterruptedException {
    assertThat(get("/actuator/env").statusCode()).isNotEqualTo(200);
    assertThat(get("/actuator/health/engine").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldCountRequestsOfBothProtocolsByOperationAndNeverByKey()
      throws IOException, InterruptedException {
    // given
    get("/v2/process-instances/4711");
    get("/v2/no-such-thing/4711");
    try (CamundaClient grpc =
        CamundaClient.newClientBuilder()
            .preferRestOverGrpc(false)
            .restAddress(URI.create("http://127.0.0.1:" + settings.port()))
            .grpcAddress(URI.create("http://127.0.0.1:" + settings.grpcPort()))
            .build()) {
      grpc.newTopologyRequest().useGrpc().send().join();
    }

    // when
    String metrics = get("/actuator/prometheus").body();

    // then
    assertThat(metrics)
        .contains(
            "pitcrew_gateway_requests_seconds_count{operation=\"Topology\",protocol=\"grpc\",status=\"OK\"} 1")
        .contains(
            "pitcrew_gateway_requests_seconds_count{operation=\"GET /v2/process-instances/{processInstanceKey}\",protocol=\"rest\",status=\"404\"} 1")
        .contains("pitcrew_engine_commands_seconds_count{command=\"Deploy\",outcome=\"accepted\"}")
        .contains("pitcrew_engine_ready 1.0")
        .doesNotContain("4711");
  }

  private static String basic(String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((LocalClient.ID + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + settings.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
