package dev.pitcrew.engine.gateway.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.gateway.StandaloneGateway;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation of the API is there, served or not; everything else is not. */
final class OperationsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static EngineRuntime engine;
  private static StandaloneGateway gateway;

  @BeforeAll
  static void start() {
    engine =
        EngineRuntime.start(
            RuntimeOptions.in(folder),
            (command, state, context) ->
                new Step(
                    new Rejection(Rejection.Type.NOT_FOUND, "Expected nothing, but got a command."),
                    List.of(),
                    List.of()));
    gateway = StandaloneGateway.start(engine, Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    engine.close();
  }

  static Stream<Operation> operations() {
    return Operations.ALL.stream().filter(operation -> !operation.isCall());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void shouldKnowEachOperationOfTheTable(Operation operation) throws Exception {
    // given
    String path = operation.path().replaceAll("\\{[^}]*}", "1");

    // when
    HttpResponse<String> answer = send(operation.method(), "/v2" + path, "{}");

    // then
    assertThat(answer.statusCode() != 501).isEqualTo(operation.status().isServed());
    if (answer.statusCode() == 501) {
      JsonNode problem = GatewayJson.MAPPER.readTree(answer.body());
      assertThat(problem.get("detail").asString())
          .isEqualTo(
              "Expected to serve operation '%s' (%s /v2%s), but %s."
                  .formatted(
                      operation.id(), operation.method(), operation.path(), operation.reason()));
    } else if (answer.statusCode() == 404) {
      assertThat(GatewayJson.MAPPER.readTree(answer.body()).get("detail").asString())
          .doesNotContain("an operation");
    } else {
      assertThat(answer.statusCode()).isIn(200, 204, 400, 415);
    }
  }

  static Stream<MethodDescriptor<?, ?>> calls() {
    return GatewayGrpc.getServiceDescriptor().getMethods().stream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void shouldAnswerEachCallOfTheTable(MethodDescriptor<?, ?> call) {
    // given
    Operation operation =
        Operations.ALL.stream()
            .filter(one -> one.isCall() && one.id().equals(call.getBareMethodName()))
            .findFirst()
            .orElseThrow();

    // when
    Status.Code code = call(call);

    // then
    assertThat(code != Status.Code.UNIMPLEMENTED).isEqualTo(operation.status().isServed());
  }

  @Test
  void shouldHaveAllCallsAndOperationsInTheTable() {
    assertThat(Operations.ALL.stream().filter(Operation::isCall).count())
        .isEqualTo(calls().count())
        .isEqualTo(22);
    assertThat(operations().count()).isEqualTo(183);
    assertThat(Operations.ALL)
        .allSatisfy(
            operation ->
                assertThat(operation.note().isEmpty())
                    .isEqualTo(
                        operation.status() == Operation.Status.WORKS
                            || operation.status() == Operation.Status.MISSING));
  }

  /** With nothing in the request. */
  private static <Q, A> Status.Code call(MethodDescriptor<Q, A> method) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("localhost", gateway.grpcPort()).usePlaintext().build();
    try {
      Q nothing =
          ((MethodDescriptor.PrototypeMarshaller<Q>) method.getRequestMarshaller())
              .getMessagePrototype();
      ClientCalls.blockingServerStreamingCall(channel, method, CallOptions.DEFAULT, nothing)
          .hasNext();
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void shouldSayNotFoundWhenTheApiHasNoSuchOperation() throws Exception {
    // when
    HttpResponse<String> answer = send("POST", "/v2/process-instances/1/explosion", "{}");

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(GatewayJson.MAPPER.readTree(answer.body()).get("detail").asString())
        .isEqualTo(
            "Expected to find an operation at POST /v2/process-instances/1/explosion,"
                + " but the API has none.");
  }

  @Test
  void shouldSayMethodNotAllowedWhenThePathHasOthers() throws Exception {
    // when
    HttpResponse<String> answer = send("DELETE", "/v2/topology", "");

    // then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void shouldTakeTheBrokenBodyForTheCallersFault() throws Exception {
    // when
    HttpResponse<String> answer = send("POST", "/v2/process-instances", "{\"variables\": [1");

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void shouldRefuseTheBodyThatIsTooLarge() throws Exception {
    // given
    String body = "{\"processDefinitionId\": \"" + "x".repeat(6 * 1024 * 1024) + "\"}";

    // when
    HttpResponse<String> answer = send("POST", "/v2/process-instances", body);

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.httpPort() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
