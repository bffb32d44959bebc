package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.worker.JobWorker;
import io.grpc.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker does, with the official client by REST and by gRPC. */
final class JobApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @RegisterExtension static final Clients clients = new Clients(engine);

  private static List<ActivatedJob> activate(Way way, int max) {
    return clients
        .by(way)
        .newActivateJobsCommand()
        .jobType("stock.reserve")
        .maxJobsToActivate(max)
        .timeout(Duration.ofMinutes(1))
        .workerName("storeman")
        .requestTimeout(Duration.ofMillis(-1))
        .send()
        .join()
        .getJobs();
  }

  private static ActivatedJob activateOf(Way way, TestInstance instance) {
    return activate(way, 100).stream()
        .filter(job -> job.getProcessInstanceKey() == instance.key())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldShowAllOfAJobWhenItIsActivated(Way way) {
    // given
    TestInstance order =
        engine.start("order", Map.of("orderId", "a", "amount", new BigDecimal("1500.10")));

    // when
    ActivatedJob job = activateOf(way, order);

    // then
    assertThat(job.getType()).isEqualTo("stock.reserve");
    assertThat(job.getWorker()).isEqualTo("storeman");
    assertThat(job.getElementId()).isEqualTo("reserve-stock");
    assertThat(job.getBpmnProcessId()).isEqualTo("order");
    assertThat(job.getProcessDefinitionVersion()).isEqualTo(1);
    assertThat(job.getRetries()).isEqualTo(2);
    assertThat(job.getCustomHeaders()).containsExactly(Map.entry("warehouse", "north"));
    assertThat(job.getDeadline())
        .isEqualTo(engine.now().plus(Duration.ofMinutes(1)).toEpochMilli());
    assertThat(job.getVariable("orderId")).isEqualTo("a");
    assertThat(new BigDecimal(job.getVariable("amount").toString()))
        .isEqualByComparingTo("1500.10");
    assertThat(job.getTenantId()).isEqualTo("<default>");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldFetchOnlyTheVariablesThatTheWorkerAsksFor(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a", "amount", 1, "color", "red"));

    // when
    List<ActivatedJob> jobs =
        clients
            .by(way)
            .newActivateJobsCommand()
            .jobType("stock.reserve")
            .maxJobsToActivate(100)
            .fetchVariables("color", "shape")
            .send()
            .join()
            .getJobs();

    // then
    assertThat(jobs)
        .filteredOn(job -> job.getProcessInstanceKey() == order.key())
        .singleElement()
        .satisfies(job -> assertThat(job.getVariablesAsMap()).isEqualTo(Map.of("color", "red")));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldGoOnWhenAJobIsCompleted(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(way, order);

    // when
    clients.by(way).newCompleteCommand(job).variables(Map.of("shelf", "B2")).send().join();

    // then
    assertThat(order).waitsAt("approve-order").hasVariable("shelf", "B2");
    assertRefused(
        () -> clients.by(way).newCompleteCommand(job).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(job.getKey()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldHandOutAgainWhenAJobFailedWithRetries(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(way, order);

    // when
    clients
        .by(way)
        .newFailCommand(job)
        .retries(1)
        .retryBackoff(Duration.ofMinutes(5))
        .errorMessage("shelf is high")
        .send()
        .join();

    // then
    assertThat(activate(way, 100)).noneMatch(other -> other.getProcessInstanceKey() == order.key());
    engine.advance(Duration.ofMinutes(5));
    assertThat(activateOf(way, order).getRetries()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldGoOnAfterTheIncidentWhenRetriesAreGivenAndItIsResolved(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(way, order);
    clients.by(way).newFailCommand(job).retries(0).errorMessage("no ladder").send().join();
    assertThat(order).hasIncident("reserve-stock", "no ladder");
    long incidentKey =
        engine
            .client()
            .newIncidentSearchRequest()
            .filter(f -> f.processInstanceKey(order.key()))
            .send()
            .join()
            .items()
            .getFirst()
            .getIncidentKey();

    // when
    clients.by(way).newUpdateRetriesCommand(job).retries(3).send().join();
    clients.by(way).newResolveIncidentCommand(incidentKey).send().join();

    // then
    assertThat(order).hasNoIncident();
    assertThat(activateOf(way, order).getRetries()).isEqualTo(3);
    assertRefused(
        () -> clients.by(way).newResolveIncidentCommand(incidentKey).send().join(),
        404,
        Status.Code.NOT_FOUND,
        Long.toString(incidentKey));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldKeepTheJobLongerWhenItsTimeoutIsUpdated(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(way, order);

    // when
    clients.by(way).newUpdateTimeoutCommand(job).timeout(Duration.ofMinutes(10)).send().join();
    engine.advance(Duration.ofMinutes(9));

    // then
    assertThat(activate(way, 100)).noneMatch(other -> other.getProcessInstanceKey() == order.key());
    engine.advance(Duration.ofMinutes(1));
    assertThat(activateOf(way, order).getKey()).isEqualTo(job.getKey());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldFollowTheErrorWhenAWorkerThrowsOne(Way way) {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));

    // when
    clients
        .by(way)
        .newThrowErrorCommand(activateOf(way, order))
        .errorCode("sold-out")
        .variables(Map.of("missing", 3))
        .send()
        .join();

    // then
    assertThat(order).passed("stock-sold-out", "order-refused").isCompleted();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldRefuseWhatIsNotAllowedOfJobs(Way way) {
    CamundaClient client = clients.by(way);
    long unknown = 4_503_599_627_370_497L;

    assertRefused(
        () -> client.newCompleteCommand(unknown).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "4503599627370497");
    assertRefused(
        () -> client.newFailCommand(unknown).retries(1).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "4503599627370497");
    assertRefused(
        () -> client.newThrowErrorCommand(unknown).errorCode("x").send().join(),
        404,
        Status.Code.NOT_FOUND,
        "4503599627370497");
    assertRefused(
        () -> client.newUpdateRetriesCommand(unknown).retries(1).send().join(),
        404,
        Status.Code.NOT_FOUND,
        "4503599627370497");
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(way, order);
    assertRefused(
        () -> client.newUpdateRetriesCommand(job).retries(0).send().join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "retries");
    client.newFailCommand(job).retries(0).send().join();
    assertRefused(
        () -> client.newCompleteCommand(job).send().join(),
        409,
        Status.Code.FAILED_PRECONDITION,
        Long.toString(job.getKey()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldAnswerTheLongPollWhenAJobComesToBe(Way way) {
    // given
    activate(way, 100);
    CamundaFuture<ActivateJobsResponse> poll =
        clients
            .by(way)
            .newActivateJobsCommand()
            .jobType("stock.reserve")
            .maxJobsToActivate(1)
            .requestTimeout(Duration.ofMinutes(1))
            .send();
    assertThat(poll.isDone()).isFalse();

    // when
    TestInstance order = engine.start("order", Map.of("orderId", "a"));

    // then
    assertThat(poll.join().getJobs())
        .singleElement()
        .satisfies(job -> assertThat(job.getProcessInstanceKey()).isEqualTo(order.key()));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldHandOutLargeJobsInPortionsThatAClientCanTake(Way way) {
    // given
    activate(way, 100);
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      orders.add(engine.start("order", Map.of("text", "x".repeat(1_600_000))).key());
    }

    // when
    List<Long> taken = new ArrayList<>();
    while (taken.size() < orders.size()) {
      List<ActivatedJob> jobs = activate(way, 100);
      assertThat(jobs).isNotEmpty();
      jobs.forEach(job -> taken.add(job.getProcessInstanceKey()));
    }

    // then
    assertThat(taken).containsExactlyInAnyOrderElementsOf(orders);
  }

  @Test
  void shouldKeepTheJobWhenTheWorkerThatWaitedHasLeft() {
    // given
    activate(Way.GRPC, 100);
    CamundaFuture<ActivateJobsResponse> poll =
        clients
            .grpc()
            .newActivateJobsCommand()
            .jobType("stock.reserve")
            .maxJobsToActivate(1)
            .workerName("gone")
            .requestTimeout(Duration.ofMinutes(1))
            .send();
    poll.cancel(true);
    // A call on the same connection is answered after the cancellation has arrived.
    clients.grpc().newTopologyRequest().send().join();

    // when
    TestInstance order = engine.start("order", Map.of("orderId", "a"));

    // then
    await().until(() -> activate(Way.GRPC, 100), jobs -> holds(jobs, order));
  }

  private static boolean holds(List<ActivatedJob> jobs, TestInstance order) {
    return jobs.stream().anyMatch(job -> job.getProcessInstanceKey() == order.key());
  }

  @Test
  void shouldHandOutAgainWhenAStreamCloses() {
    // given
    Queue<Long> taken = new ConcurrentLinkedQueue<>();
    var stream =
        clients
            .grpc()
            .newStreamJobsCommand()
            .jobType("stock.reserve")
            .consumer(job -> taken.add(job.getProcessInstanceKey()))
            .timeout(Duration.ofMinutes(1))
            .send();
    TestInstance first = engine.start("order", Map.of("orderId", "a"));
    await().until(() -> taken.contains(first.key()));

    // when
    stream.cancel(true);
    clients.grpc().newTopologyRequest().send().join();
    TestInstance second = engine.start("order", Map.of("orderId", "b"));

    // then
    await().until(() -> activate(Way.GRPC, 100), jobs -> holds(jobs, second));
    assertThat(taken).doesNotContain(second.key());
  }

  @Test
  void shouldPushJobsWhenAWorkerStreams() {
    // given
    Queue<Long> worked = new ConcurrentLinkedQueue<>();
    TestInstance before = engine.start("order", Map.of("orderId", "a"));
    try (JobWorker worker =
        engine
            .client()
            .newWorker()
            .jobType("stock.reserve")
            .handler(
                (client, job) -> {
                  client.newCompleteCommand(job).send().join();
                  worked.add(job.getProcessInstanceKey());
                })
            .pollInterval(Duration.ofHours(1))
            .streamEnabled(true)
            .open()) {
      await().until(() -> worked.contains(before.key()));

      // when
      List<TestInstance> orders =
          List.of(
              engine.start("order", Map.of("orderId", "b")),
              engine.start("order", Map.of("orderId", "c")),
              engine.start("order", Map.of("orderId", "d")));

      // then
      await().until(() -> worked.containsAll(orders.stream().map(TestInstance::key).toList()));
      assertThat(orders).allSatisfy(order -> assertThat(order).waitsAt("approve-order"));
    }
  }

  @Test
  void shouldFindJobsByWhatIsKnownOfThem() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "a"));
    ActivatedJob job = activateOf(Way.REST, order);

    // when
    var found =
        engine
            .client()
            .newJobSearchRequest()
            .filter(
                f ->
                    f.processInstanceKey(order.key())
                        .type(t -> t.like("stock.*"))
                        .state(JobState.CREATED)
                        .worker("storeman"))
            .send()
            .join();

    // then
    assertThat(found.page().totalItems()).isEqualTo(1);
    assertThat(found.items().getFirst())
        .satisfies(
            item -> {
              assertThat(item.getJobKey()).isEqualTo(job.getKey());
              assertThat(item.getState()).isEqualTo(JobState.CREATED);
              assertThat(item.getRetries()).isEqualTo(2);
              assertThat(item.getElementId()).isEqualTo("reserve-stock");
              assertThat(item.getDeadline().toInstant())
                  .isEqualTo(engine.now().plus(Duration.ofMinutes(1)));
            });
  }
}
