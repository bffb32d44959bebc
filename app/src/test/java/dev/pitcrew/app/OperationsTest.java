package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.app.tracing.ClientTracing;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.WebSettings;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What tools of operators get from a whole server; one start for all. */
final class OperationsTest {

  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER_ID = "00f067aa0ba902b7";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
        <process id="traced" isExecutable="true">
          <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="work"/>
          <serviceTask id="work"><extensionElements><zeebe:taskDefinition type="traced"/></extensionElements></serviceTask>
          <sequenceFlow id="b" sourceRef="work" targetRef="end"/><endEvent id="end"/>
        </process>
      </definitions>
      """;

  @TempDir static Path data;
  private static Collector collector;
  private static PitcrewApplication application;
  private static Settings settings;

  @BeforeAll
  static void start() throws IOException {
    collector = new Collector();
    System.setProperty(ENDPOINT, collector.address());
    System.setProperty("otel.bsp.schedule.delay", "50");
    settings = Settings.local(data, FreePorts.next(), FreePorts.next(), false);
    application = PitcrewApplication.start(settings);
  }

  @AfterAll
  static void stop() {
    application.close();
    HTTP.close();
    collector.close();
    System.clearProperty(ENDPOINT);
    System.clearProperty("otel.bsp.schedule.delay");
  }

  @Test
  void shouldBeHealthyWhenItHasStarted() throws IOException, InterruptedException {
    // when: not at once on a machine that stands still
    await()
        .untilAsserted(
            () -> assertThat(get("/actuator/health/readiness").body()).doesNotContain("DOWN"));
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
            .defaultRequestTimeout(Duration.ofMinutes(1))
            .build()) {
      grpc.newTopologyRequest().useGrpc().send().join();
    }

    // when / then: a request is counted when it is over, which its client may know before
    await().untilAsserted(() -> assertCounted(get("/actuator/prometheus").body()));
  }

  private static void assertCounted(String metrics) {
    assertThat(metrics)
        .contains(
            "pitcrew_gateway_requests_seconds_count{operation=\"Topology\",protocol=\"grpc\",status=\"OK\"} 1")
        .contains(
            "pitcrew_gateway_requests_seconds_count{operation=\"GET /v2/process-instances/{processInstanceKey}\",protocol=\"rest\",status=\"404\"} 1")
        .contains("pitcrew_engine_commands_seconds_count{command=\"Deploy\",outcome=\"accepted\"}")
        .contains("pitcrew_engine_ready 1.0")
        .doesNotContain("4711");
  }

  @Test
  void shouldMakeOneTraceOfACallersRequestAndTheWorkersJob()
      throws IOException, InterruptedException {
    // given
    WebSettings web = application.bean(WebSettings.class);
    ClientTracing tracing = application.bean(ClientTracing.class);
    try (CamundaClient client = WorkerClient.open(web, 1, tracing)) {
      client.newDeployResourceCommand().addResourceStringUtf8(MODEL, "traced.bpmn").send().join();
      var logged = new ConcurrentHashMap<String, String>();
      try (JobWorker worker =
          JobRunner.open(
              client,
              "traced",
              List.of(),
              job -> {
                logged.putAll(MDC.getCopyOfContextMap());
                return JobOutcome.completed();
              })) {
        // when
        HttpResponse<String> created =
            HTTP.send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + settings.port() + "/v2/process-instances"))
                    .header("Content-Type", "application/json")
                    .header("traceparent", "00-" + TRACE_ID + "-" + CALLER_ID + "-01")
                    .header("Authorization", basic(LocalClient.secret(data).orElseThrow()))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"processDefinitionId\":\"traced\",\"awaitCompletion\":true}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(created.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(collector.of(TRACE_ID)).hasSize(5));
      }

      // then
      Map<String, Collector.Span> spans =
          collector.of(TRACE_ID).stream()
              .collect(Collectors.toMap(Collector.Span::name, Function.identity()));
      Collector.Span request = spans.get("POST /v2/process-instances");
      assertThat(request.parentId()).isEqualTo(CALLER_ID);
      assertThat(spans.get("engine CreateProcessInstance").parentId()).isEqualTo(request.id());
      Collector.Span job = spans.get("job traced");
      assertThat(job.parentId()).isEqualTo(request.id());
      Collector.Span completion = spans.get("POST /v2/jobs/{jobKey}/completion");
      assertThat(completion.parentId()).isEqualTo(job.id());
      assertThat(spans.get("engine CompleteJob").parentId()).isEqualTo(completion.id());
      assertThat(logged)
          .containsEntry("traceId", TRACE_ID)
          .containsEntry("elementId", "work")
          .containsEntry("worker", "traced")
          .containsKeys("jobKey", "processInstanceKey");
    }
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
