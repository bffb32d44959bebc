package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.CorrelateMessageResponse;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.client.api.response.StatusResponse;
import io.camunda.client.api.response.Topology;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deploying, starting and steering, with the official client by REST and by gRPC. */
final class InstanceApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "discount.dmn");

  @RegisterExtension static final Clients clients = new Clients(engine);

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldTellOfOneHealthyBroker(Way way) {
    // when
    Topology topology = clients.by(way).newTopologyRequest().send().join();

    // then
    assertThat(topology.getClusterSize()).isEqualTo(1);
    assertThat(topology.getGatewayVersion()).isEqualTo("8.9.0");
    assertThat(topology.getBrokers())
        .singleElement()
        .satisfies(
            broker -> {
              assertThat(broker.getPort()).isEqualTo(engine.grpcPort());
              assertThat(broker.getPartitions())
                  .singleElement()
                  .satisfies(
                      partition -> {
                        assertThat(partition.getPartitionId()).isEqualTo(1);
                        assertThat(partition.isLeader()).isTrue();
                        assertThat(partition.getHealth()).isEqualTo(PartitionBrokerHealth.HEALTHY);
                      });
            });
  }

  @Test
  void shouldBeUpWhenAsked() {
    assertThat(engine.client().newStatusRequest().send().join().getStatus())
        .isEqualTo(StatusResponse.Status.UP);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldTellWhatWasDeployed(Way way) {
    // when
    DeploymentEvent deployment =
        clients
            .by(way)
            .newDeployResourceCommand()
            .addResourceFromClasspath("order.bpmn")
            .addResourceFromClasspath("approve-order.form")
            .addResourceFromClasspath("discount.dmn")
            .send()
            .join();

    // then
    assertThat(deployment.getKey()).isPositive();
    assertThat(deployment.getProcesses())
        .singleElement()
        .satisfies(
            process -> {
              assertThat(process.getBpmnProcessId()).isEqualTo("order");
              assertThat(process.getVersion()).isEqualTo(1);
              assertThat(process.getResourceName()).isEqualTo("order.bpmn");
            });
    assertThat(deployment.getForm())
        .singleElement()
        .satisfies(form -> assertThat(form.getFormId()).isEqualTo("approve-order"));
    assertThat(deployment.getDecisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.getDmnDecisionId()).isEqualTo("discount"));
    assertThat(deployment.getDecisionRequirements()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldRefuseWhatCannotBeDeployed(Way way) {
    assertRefused(
        () ->
            clients
                .by(way)
                .newDeployResourceCommand()
                .addResourceStringUtf8("<no-bpmn", "broken.bpmn")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "broken.bpmn");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldStartByIdVersionAndKey(Way way) {
    // given
    ProcessInstanceEvent newest =
        clients
            .by(way)
            .newCreateInstanceCommand()
            .bpmnProcessId("order")
            .latestVersion()
            .variables(Map.of("orderId", "x"))
            .send()
            .join();

    // when
    ProcessInstanceEvent byVersion =
        clients.by(way).newCreateInstanceCommand().bpmnProcessId("order").version(1).send().join();
    ProcessInstanceEvent byKey =
        clients
            .by(way)
            .newCreateInstanceCommand()
            .processDefinitionKey(newest.getProcessDefinitionKey())
            .send()
            .join();

    // then
    assertThat(newest.getBpmnProcessId()).isEqualTo("order");
    assertThat(newest.getVersion()).isEqualTo(1);
    assertThat(byVersion.getProcessDefinitionKey()).isEqualTo(newest.getProcessDefinitionKey());
    assertThat(byKey.getProcessInstanceKey()).isGreaterThan(newest.getProcessInstanceKey());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldRefuseToStartWhatIsNotThere(Way way) {
    assertRefused(
        () ->
            clients
                .by(way)
                .newCreateInstanceCommand()
                .bpmnProcessId("unknown")
                .latestVersion()
                .send()
                .join(),
        404,
        Status.Code.NOT_FOUND,
        "unknown");
    assertRefused(
        () ->
            clients
                .by(way)
                .newCreateInstanceCommand()
                .bpmnProcessId("order")
                .version(77)
                .send()
                .join(),
        404,
        Status.Code.NOT_FOUND,
        "order");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldAnswerWithTheResultWhenTheInstanceCompletes(Way way) {
    // given
    CamundaFuture<ProcessInstanceResult> result =
        clients
            .by(way)
            .newCreateInstanceCommand()
            .bpmnProcessId("order")
            .latestVersion()
            .variables(Map.of("orderId", "result-" + way, "secret", "s"))
            .withResult()
            .fetchVariables("orderId", "reason")
            .requestTimeout(Duration.ofMinutes(1))
            .send();
    TestInstance order = awaitJobOf("result-" + way);

    // when
    order.throwError("stock.reserve", "sold-out", Map.of());

    // then
    assertThat(result.join().getProcessInstanceKey()).isEqualTo(order.key());
    assertThat(result.join().getVariablesAsMap()).isEqualTo(Map.of("orderId", "result-" + way));
  }

  /** A command that waits for its result says nothing when it has begun. */
  private static TestInstance awaitJobOf(String orderId) {
    var jobs =
        engine
            .client()
            .newActivateJobsCommand()
            .jobType("stock.reserve")
            .maxJobsToActivate(100)
            .timeout(Duration.ofMillis(1))
            .requestTimeout(Duration.ofMinutes(1))
            .send()
            .join()
            .getJobs();
    engine.advance(Duration.ofMillis(2));
    return jobs.stream()
        .filter(job -> orderId.equals(job.getVariablesAsMap().get("orderId")))
        .findFirst()
        .map(job -> engine.instance(job.getProcessInstanceKey()))
        .orElseGet(() -> awaitJobOf(orderId));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldSayThatTimeIsOverWhenTheResultDoesNotCome(Way way) {
    assertRefused(
        () ->
            clients
                .by(way)
                .newCreateInstanceCommand()
                .bpmnProcessId("order")
                .latestVersion()
                .withResult()
                .requestTimeout(Duration.ofMillis(50))
                .send()
                .join(),
        504,
        Status.Code.DEADLINE_EXCEEDED,
        "");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldCancelOnce(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));

    // when
    clients.by(way).newCancelInstanceCommand(order.key()).send().join();

    // then
    assertThat(order).isTerminated();
    assertRefused(
        () -> clients.by(way).newCancelInstanceCommand(order.key()).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(order.key()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldSetVariables(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));

    // when
    clients
        .by(way)
        .newSetVariablesCommand(order.key())
        .variables(Map.of("color", "green"))
        .send()
        .join();

    // then
    assertThat(order).hasVariable("color", "green");
    assertRefused(
        () ->
            clients
                .by(way)
                .newSetVariablesCommand(4_503_599_627_370_497L)
                .variables(Map.of("color", "green"))
                .send()
                .join(),
        404,
        Status.Code.NOT_FOUND,
        "4503599627370497");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldTakeAMessageOnceWhenItHasAnId(Way way) {
    // when
    long key =
        clients
            .by(way)
            .newPublishMessageCommand()
            .messageName("news")
            .correlationKey("nobody")
            .messageId("n-" + way)
            .timeToLive(Duration.ofHours(1))
            .send()
            .join()
            .getMessageKey();

    // then
    assertThat(key).isPositive();
    assertRefused(
        () ->
            clients
                .by(way)
                .newPublishMessageCommand()
                .messageName("news")
                .correlationKey("nobody")
                .messageId("n-" + way)
                .timeToLive(Duration.ofHours(1))
                .send()
                .join(),
        409,
        Status.Code.ALREADY_EXISTS,
        "n-" + way);
  }

  @Test
  void shouldTellWhomAMessageReachedWhenItIsCorrelated() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "paid-at-once"));
    order.completeJob("stock.reserve", Map.of()).completeUserTask("approve-order", Map.of());

    // when
    CorrelateMessageResponse reached =
        engine
            .client()
            .newCorrelateMessageCommand()
            .messageName("order-paid")
            .correlationKey("paid-at-once")
            .variables(Map.of("paid", true))
            .send()
            .join();

    // then
    assertThat(reached.getProcessInstanceKey()).isEqualTo(order.key());
    assertThat(order).isCompleted().hasVariable("paid", true);
    assertRefused(
        () ->
            engine
                .client()
                .newCorrelateMessageCommand()
                .messageName("order-paid")
                .correlationKey("paid-at-once")
                .send()
                .join(),
        404,
        Status.Code.NOT_FOUND,
        "order-paid");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldEvaluateADecisionAndSayWhy(Way way) {
    // when
    EvaluateDecisionResponse evaluated =
        clients
            .by(way)
            .newEvaluateDecisionCommand()
            .decisionId("discount")
            .variables(Map.of("amount", 1200))
            .send()
            .join();

    // then
    assertThat(evaluated.getDecisionOutput()).isEqualTo("10");
    assertThat(evaluated.getDecisionId()).isEqualTo("discount");
    assertThat(evaluated.getFailureMessage()).isNullOrEmpty();
    assertThat(evaluated.getEvaluatedDecisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.getEvaluatedInputs())
                  .singleElement()
                  .satisfies(input -> assertThat(input.getInputValue()).isEqualTo("1200"));
              assertThat(decision.getMatchedRules())
                  .singleElement()
                  .satisfies(
                      rule -> {
                        assertThat(rule.getRuleId()).isEqualTo("big-order");
                        assertThat(rule.getRuleIndex()).isEqualTo(1);
                        assertThat(rule.getEvaluatedOutputs())
                            .singleElement()
                            .satisfies(
                                output -> assertThat(output.getOutputValue()).isEqualTo("10"));
                      });
            });
  }
}
