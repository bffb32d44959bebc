package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller's trace reaches workers of official clients, however the instance came about. */
final class TraceApiTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static final Metadata.Key<String> TRACEPARENT =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Tracer TRACER = new Tracer();
  private static CamundaClient grpc;

  /** Says what a tracing library says of the span that is current. */
  private static final class Tracer implements ClientInterceptor {

    private volatile @Nullable String current;

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      String trace = current;
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          if (trace != null) {
            headers.put(TRACEPARENT, trace);
          }
          super.start(listener, headers);
        }
      };
    }
  }

  @BeforeAll
  static void deploy() {
    grpc =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .restAddress(URI.create("http://localhost:" + engine.httpPort()))
            .grpcAddress(URI.create("http://localhost:" + engine.grpcPort()))
            .preferRestOverGrpc(false)
            .withInterceptors(TRACER)
            .build();
    var traced =
        Bpmn.createExecutableProcess("traced")
            .startEvent()
            .serviceTask("work", task -> task.zeebeJobTypeExpression("kind"))
            .endEvent()
            .moveToProcess("traced")
            .startEvent("told")
            .message(message -> message.name("go"))
            .connectTo("work")
            .done();
    var calling =
        Bpmn.createExecutableProcess("calling")
            .startEvent()
            .callActivity("call", call -> call.zeebeProcessId("traced"))
            .endEvent()
            .done();
    grpc.newDeployResourceCommand()
        .addProcessModel(traced, "traced.bpmn")
        .addProcessModel(calling, "calling.bpmn")
        .send()
        .join();
  }

  @AfterAll
  static void disconnect() {
    grpc.close();
  }

  @BeforeEach
  void forget() {
    TRACER.current = null;
  }

  private static String trace(int number) {
    return "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba9%04d-01".formatted(number);
  }

  private static void create(String process, String kind) {
    grpc.newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(Map.of("kind", kind))
        .send()
        .join();
  }

  private static ActivatedJob polled(CamundaClient client, String kind) {
    return client
        .newActivateJobsCommand()
        .jobType(kind)
        .maxJobsToActivate(1)
        .requestTimeout(LONG)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  @Test
  void shouldTellThePollingWorkerWhenTheCallerIsTraced() {
    // given
    TRACER.current = trace(1);
    create("traced", "polled");
    TRACER.current = null;

    // then
    assertThat(polled(grpc, "polled").getCustomHeaders())
        .containsExactly(Map.entry("traceparent", trace(1)));
  }

  @Test
  void shouldTellTheWorkerByRestWhenTheCallerCameByGrpc() {
    // given
    TRACER.current = trace(2);
    create("traced", "by-rest");
    TRACER.current = null;

    // then
    assertThat(polled(engine.client(), "by-rest").getCustomHeaders())
        .containsEntry("traceparent", trace(2));
  }

  @Test
  void shouldTellTheStreamingWorkerWhenTheCallerIsTraced() {
    // given
    CompletableFuture<ActivatedJob> job = new CompletableFuture<>();
    try (JobWorker worker =
        grpc.newWorker()
            .jobType("streamed")
            .handler((client, activated) -> job.complete(activated))
            .streamEnabled(true)
            .open()) {
      // when
      TRACER.current = trace(3);
      create("traced", "streamed");

      // then
      assertThat(job.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join().getCustomHeaders())
          .containsEntry("traceparent", trace(3));
    }
  }

  @Test
  void shouldTellTheTraceWhenTheInstanceWasCalled() {
    // given
    TRACER.current = trace(4);
    create("calling", "called");
    TRACER.current = null;

    // then
    assertThat(polled(grpc, "called").getCustomHeaders()).containsEntry("traceparent", trace(4));
  }

  @Test
  void shouldTellTheTraceWhenAMessageStartedTheInstance() {
    // given
    TRACER.current = trace(5);
    grpc.newPublishMessageCommand()
        .messageName("go")
        .correlationKey("")
        .variables(Map.of("kind", "told"))
        .send()
        .join();
    TRACER.current = null;

    // then
    assertThat(polled(grpc, "told").getCustomHeaders()).containsEntry("traceparent", trace(5));
  }

  @Test
  void shouldTellNothingWhenTheCallerIsNotTracedOrSaysNonsense() {
    // given
    create("traced", "untraced");
    TRACER.current = "00-nonsense-01";
    create("traced", "nonsense");
    TRACER.current = null;

    // then
    assertThat(polled(grpc, "untraced").getCustomHeaders()).isEmpty();
    assertThat(polled(grpc, "nonsense").getCustomHeaders()).isEmpty();
  }
}
