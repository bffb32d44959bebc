package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.CorrelatedMessageSubscription;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.statistics.response.GlobalJobStatistics;
import io.camunda.client.api.statistics.response.IncidentProcessInstanceStatisticsByError;
import io.camunda.client.api.statistics.response.JobTimeSeriesStatisticsItem;
import io.camunda.client.api.statistics.response.JobTypeStatisticsItem;
import io.camunda.client.api.statistics.response.JobWorkerStatisticsItem;
import io.camunda.client.api.statistics.response.ProcessDefinitionInstanceStatistics;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is counted, read back through the official client's own classes. */
final class StatisticsApiTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form", "parallel.bpmn");

  private static CamundaClient client;
  private static OffsetDateTime from;
  private static OffsetDateTime to;
  private static long definition;
  private static TestInstance paid;
  private static TestInstance stuck;

  @BeforeAll
  static void orderThings() {
    client = engine.client();
    from = engine.now().atOffset(ZoneOffset.UTC);
    paid = engine.start("order", Map.of("orderId", "paid"));
    paid.completeJob("stock.reserve", Map.of());
    paid.assign("approve-order", "clara").completeUserTask("approve-order", Map.of());
    engine.advance(Duration.ofMinutes(2));
    client
        .newPublishMessageCommand()
        .messageName("order-paid")
        .correlationKey("paid")
        .send()
        .join();
    engine
        .start("order", Map.of("orderId", "refused"))
        .throwError("stock.reserve", "sold-out", Map.of());
    stuck = engine.start("order", Map.of("orderId", "stuck"));
    stuck
        .failJob("stock.reserve", 1, "first the door")
        .failJob("stock.reserve", 0, "then the roof");
    engine.start("order", Map.of("orderId", "new"));
    definition =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("order"))
            .send()
            .join()
            .items()
            .getFirst()
            .getProcessDefinitionKey();
    to = engine.now().atOffset(ZoneOffset.UTC).plusSeconds(1);
    engine.advance(Duration.ofDays(1));
    engine
        .start("order", Map.of("orderId", "subscribed"))
        .completeJob("stock.reserve", Map.of())
        .completeUserTask("approve-order", Map.of());
  }

  @Test
  void shouldTellTheFlowsThatWereTaken() {
    // when
    List<ProcessInstanceSequenceFlow> flows =
        client.newProcessInstanceSequenceFlowsRequest(paid.key()).send().join();

    // then
    assertThat(flows)
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .containsExactly("to-approve", "to-paid", "to-payment", "to-reserve", "to-shipped");
    assertThat(flows.getFirst().getSequenceFlowId()).isEqualTo(paid.key() + "_to-approve");
    assertThat(flows.getFirst().getProcessDefinitionId()).isEqualTo("order");
  }

  @Test
  void shouldTellTheFlowsThatWaitAtAJoin() {
    // given
    TestInstance instance = engine.start("parallel", Map.of());

    // when
    instance.completeJob("left", Map.of());

    // then
    assertThat(client.newProcessInstanceSequenceFlowsRequest(instance.key()).send().join())
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .containsExactly("left-done", "to-fork", "to-left", "to-right");

    // when
    instance.completeJob("right", Map.of());

    // then
    assertThat(client.newProcessInstanceSequenceFlowsRequest(instance.key()).send().join())
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .containsExactly("joined", "left-done", "right-done", "to-fork", "to-left", "to-right");
  }

  @Test
  void shouldTellTheFlowsThatWaitedAtAJoinWhenTheInstanceIsCanceled() {
    // given
    TestInstance instance = engine.start("parallel", Map.of());
    instance.completeJob("left", Map.of());

    // when
    client.newCancelInstanceCommand(instance.key()).send().join();

    // then
    assertThat(client.newProcessInstanceSequenceFlowsRequest(instance.key()).send().join())
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .containsExactly("left-done", "to-fork", "to-left", "to-right");
  }

  @Test
  void shouldCountElementsOfAllInstancesAndOfSome() {
    assertThat(
            client.newProcessDefinitionElementStatisticsRequest(definition).send().join().stream()
                .filter(element -> element.getElementId().equals("reserve-stock"))
                .toList())
        .extracting(
            ProcessElementStatistics::getActive,
            ProcessElementStatistics::getCompleted,
            ProcessElementStatistics::getCanceled,
            ProcessElementStatistics::getIncidents)
        .containsExactly(tuple(2L, 2L, 1L, 1L));
    assertThat(
            client
                .newProcessDefinitionElementStatisticsRequest(definition)
                .filter(f -> f.processInstanceKey(stuck.key()).hasIncident(true))
                .send()
                .join())
        .extracting(ProcessElementStatistics::getElementId, ProcessElementStatistics::getActive)
        .containsExactlyInAnyOrder(tuple("order-known", 0L), tuple("reserve-stock", 1L));
    assertThat(client.newProcessInstanceElementStatisticsRequest(stuck.key()).send().join())
        .hasSize(2);
  }

  @Test
  void shouldCountActiveInstancesOfEachProcess() {
    ProcessDefinitionInstanceStatistics order =
        client
            .newProcessDefinitionInstanceStatisticsRequest()
            .sort(s -> s.activeInstancesWithIncidentCount().desc())
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(order.getProcessDefinitionId()).isEqualTo("order");
    assertThat(order.getLatestProcessDefinitionName()).isEqualTo("Order");
    assertThat(order.getHasMultipleVersions()).isFalse();
    assertThat(order.getActiveInstancesWithIncidentCount()).isEqualTo(1);
    assertThat(order.getActiveInstancesWithoutIncidentCount()).isEqualTo(2);
    assertThat(
            client
                .newProcessDefinitionInstanceVersionStatisticsRequest("order")
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.getProcessDefinitionKey()).isEqualTo(definition);
              assertThat(version.getProcessDefinitionVersion()).isEqualTo(1);
              assertThat(version.getActiveInstancesWithIncidentCount()).isEqualTo(1);
            });
  }

  @Test
  void shouldCountOpenSubscriptions() {
    // when
    var found =
        client
            .newProcessDefinitionMessageSubscriptionStatisticsRequest()
            .filter(f -> f.messageName("order-paid"))
            .send()
            .join();

    // then
    assertThat(found.items())
        .singleElement()
        .satisfies(
            process -> {
              assertThat(process.getProcessDefinitionId()).isEqualTo("order");
              assertThat(process.getActiveSubscriptions()).isEqualTo(1);
              assertThat(process.getProcessInstancesWithActiveSubscriptions()).isEqualTo(1);
            });
  }

  @Test
  void shouldFindWhatMessagesReached() {
    SearchResponse<CorrelatedMessageSubscription> found =
        client
            .newCorrelatedMessageSubscriptionSearchRequest()
            .filter(f -> f.processInstanceKey(paid.key()).partitionId(1))
            .send()
            .join();
    assertThat(found.items())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getMessageName()).isEqualTo("order-paid");
              assertThat(one.getCorrelationKey()).isEqualTo("paid");
              assertThat(one.getElementId()).isEqualTo("payment-came");
              assertThat(one.getCorrelationTime()).isEqualTo(from.plusMinutes(2));
              assertThat(one.getProcessDefinitionKey()).isEqualTo(definition);
              assertThat(one.getElementInstanceKey()).isNotNull();
            });
    assertThat(
            client
                .newCorrelatedMessageSubscriptionSearchRequest()
                .filter(f -> f.partitionId(p -> p.gt(1)))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  @Test
  void shouldCountIncidentsByErrorAndByDefinition() {
    IncidentProcessInstanceStatisticsByError error =
        client
            .newIncidentProcessInstanceStatisticsByErrorRequest()
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(error.getErrorMessage()).isEqualTo("then the roof");
    assertThat(error.getActiveInstancesWithErrorCount()).isEqualTo(1);
    assertThat(
            client
                .newIncidentProcessInstanceStatisticsByDefinitionRequest(error.getErrorHashCode())
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getProcessDefinitionKey()).isEqualTo(definition);
              assertThat(one.getProcessDefinitionName()).isEqualTo("Order");
              assertThat(one.getActiveInstancesWithErrorCount()).isEqualTo(1);
            });
    assertThat(
            client.newIncidentProcessInstanceStatisticsByDefinitionRequest(1).send().join().items())
        .isEmpty();
  }

  @Test
  void shouldTellLongMessagesApartAndFindWhoHasThemByTheirHash() {
    // given
    OffsetDateTime since = engine.now().atOffset(ZoneOffset.UTC);
    String beginning = "z*?\\[%_".repeat(80).substring(0, 500);
    TestInstance one = engine.start("parallel", Map.of()).failJob("left", 0, beginning + "one");
    TestInstance other = engine.start("parallel", Map.of()).failJob("left", 0, beginning + "two");
    TestInstance unlike = engine.start("parallel", Map.of()).failJob("left", 0, "z".repeat(501));

    // when
    List<IncidentProcessInstanceStatisticsByError> errors =
        client
            .newIncidentProcessInstanceStatisticsByErrorRequest()
            .sort(s -> s.activeInstancesWithErrorCount().desc())
            .send()
            .join()
            .items();

    // then
    assertThat(errors)
        .extracting(IncidentProcessInstanceStatisticsByError::getErrorMessage)
        .contains(beginning + "one", beginning + "two", "z".repeat(501));
    int hash = (beginning + "two").hashCode();
    assertThat(errors)
        .filteredOn(error -> error.getErrorHashCode() == hash)
        .singleElement()
        .satisfies(error -> assertThat(error.getActiveInstancesWithErrorCount()).isEqualTo(1));
    assertThat(
            client
                .newIncidentProcessInstanceStatisticsByDefinitionRequest(hash)
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(process -> assertThat(process.getActiveInstancesWithErrorCount()).isEqualTo(1));
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.incidentErrorHashCode(hash))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(found -> assertThat(found.getProcessInstanceKey()).isEqualTo(other.key()));
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.incidentErrorHashCode(1))
                .send()
                .join()
                .items())
        .isEmpty();
    assertThat(
            client
                .newJobErrorStatisticsRequest(since, since.plusSeconds(1), "left")
                .send()
                .join()
                .items())
        .extracting("errorMessage")
        .containsExactlyInAnyOrder(beginning + "one", beginning + "two", "z".repeat(501));
    List.of(one, other, unlike)
        .forEach(instance -> client.newCancelInstanceCommand(instance.key()).send().join());
  }

  @Test
  void shouldCountJobsWithinATime() {
    // when
    GlobalJobStatistics all =
        client.newGlobalJobStatisticsRequest(from, to).jobType("stock.reserve").send().join();

    // then
    assertThat(all.getCreated().getCount()).isEqualTo(4);
    assertThat(all.getCreated().getLastUpdatedAt()).isEqualTo(from.plusMinutes(2));
    assertThat(all.getCompleted().getCount()).isEqualTo(1);
    assertThat(all.getCompleted().getLastUpdatedAt()).isEqualTo(from);
    assertThat(all.getFailed().getCount()).isEqualTo(3);
    assertThat(all.isIncomplete()).isFalse();
    assertThat(
            client
                .newGlobalJobStatisticsRequest(from.minusDays(2), from.minusDays(1))
                .send()
                .join()
                .getCreated()
                .getCount())
        .isZero();
  }

  @Test
  void shouldCountJobsByTypeWorkerAndError() {
    assertThat(
            client
                .newJobTypeStatisticsRequest(from, to)
                .filter(f -> f.jobType(t -> t.like("stock.*")))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            type -> {
              assertThat(type.getJobType()).isEqualTo("stock.reserve");
              assertThat(type.getCreated().getCount()).isEqualTo(4);
              assertThat(type.getFailed().getCount()).isEqualTo(3);
              assertThat(type.getWorkers()).isEqualTo(1);
            });
    assertThat(
            client.newJobWorkerStatisticsRequest(from, to, "stock.reserve").send().join().items())
        .singleElement()
        .satisfies(
            worker -> {
              assertThat(worker.getCompleted().getCount()).isEqualTo(1);
              assertThat(worker.getFailed().getCount()).isEqualTo(3);
            });
    assertThat(client.newJobErrorStatisticsRequest(from, to, "stock.reserve").send().join().items())
        .extracting("errorCode", "errorMessage", "workers")
        .containsExactlyInAnyOrder(
            tuple("", "first the door", 1),
            tuple("", "then the roof", 1),
            tuple("sold-out", "sold-out", 1));
  }

  @Test
  void shouldCountEachTimeAJobFailedAndForWhoFailedIt() {
    // given
    String type = "fragile";
    OffsetDateTime since = engine.now().atOffset(ZoneOffset.UTC);
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("fragile")
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(type))
                .endEvent()
                .done(),
            "fragile.bpmn")
        .send()
        .join();
    client.newCreateInstanceCommand().bpmnProcessId("fragile").latestVersion().send().join();

    // when
    fail(type, "one", "the door");
    fail(type, "one", "the door");
    fail(type, "two", "the door");
    engine.advance(Duration.ofMinutes(1));
    fail(type, "two", "the roof");
    OffsetDateTime last = engine.now().atOffset(ZoneOffset.UTC);
    ActivatedJob job = take(type, "three");
    client.newCompleteCommand(job).send().join();

    // then
    OffsetDateTime until = last.plusSeconds(1);
    assertThat(
            client
                .newGlobalJobStatisticsRequest(since, until)
                .jobType(type)
                .send()
                .join()
                .getFailed())
        .satisfies(
            failed -> {
              assertThat(failed.getCount()).isEqualTo(4);
              assertThat(failed.getLastUpdatedAt()).isEqualTo(last);
            });
    assertThat(
            client
                .newJobTypeStatisticsRequest(since, until)
                .filter(f -> f.jobType(type))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(
            all -> {
              assertThat(all.getCreated().getCount()).isEqualTo(1);
              assertThat(all.getCompleted().getCount()).isEqualTo(1);
              assertThat(all.getFailed().getCount()).isEqualTo(4);
              assertThat(all.getWorkers()).isEqualTo(3);
            });
    assertThat(client.newJobWorkerStatisticsRequest(since, until, type).send().join().items())
        .extracting(
            JobWorkerStatisticsItem::getWorker,
            worker -> worker.getCompleted().getCount(),
            worker -> worker.getFailed().getCount())
        .containsExactly(tuple("one", 0L, 2L), tuple("three", 1L, 0L), tuple("two", 0L, 2L));
    assertThat(client.newJobErrorStatisticsRequest(since, until, type).send().join().items())
        .extracting("errorMessage", "workers")
        .containsExactly(tuple("the door", 2), tuple("the roof", 1));
    assertThat(
            client
                .newJobTimeSeriesStatisticsRequest(since, until, type)
                .resolution(Duration.ofMinutes(1))
                .send()
                .join()
                .items())
        .extracting(part -> part.getFailed().getCount())
        .containsExactly(3L, 1L);
    assertThat(
            client
                .newJobSearchRequest()
                .filter(f -> f.type(type).lastUpdateTime(last))
                .send()
                .join()
                .items())
        .singleElement()
        .satisfies(found -> assertThat(found.getLastUpdateTime()).isEqualTo(last));
  }

  @Test
  void shouldTellTheWorkersOfTheTypesOnThePage() {
    // given
    engine.advance(Duration.ofMinutes(1));
    OffsetDateTime since = engine.now().atOffset(ZoneOffset.UTC);
    TestInstance instance = engine.start("parallel", Map.of()).completeJob("left", Map.of());

    // when
    var first =
        client
            .newJobTypeStatisticsRequest(since, since.plusSeconds(1))
            .page(p -> p.limit(1))
            .send()
            .join();
    var second =
        client
            .newJobTypeStatisticsRequest(since, since.plusSeconds(1))
            .page(p -> p.limit(1).after(first.page().endCursor()))
            .send()
            .join();

    // then
    assertThat(first.page().totalItems()).isEqualTo(2);
    assertThat(first.items())
        .extracting(JobTypeStatisticsItem::getJobType, JobTypeStatisticsItem::getWorkers)
        .containsExactly(tuple("left", 1));
    assertThat(second.items())
        .extracting(JobTypeStatisticsItem::getJobType, JobTypeStatisticsItem::getWorkers)
        .containsExactly(tuple("right", 0));
    client.newCancelInstanceCommand(instance.key()).send().join();
  }

  private static ActivatedJob take(String type, String worker) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(1)
        .workerName(worker)
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private static void fail(String type, String worker, String message) {
    client.newFailCommand(take(type, worker)).retries(3).errorMessage(message).send().join();
  }

  @Test
  void shouldCountJobsInEachPartOfATime() {
    // when
    List<JobTimeSeriesStatisticsItem> parts =
        client
            .newJobTimeSeriesStatisticsRequest(from, to, "stock.reserve")
            .resolution(Duration.ofMinutes(1))
            .send()
            .join()
            .items();

    // then
    assertThat(parts)
        .extracting(
            JobTimeSeriesStatisticsItem::getTime,
            part -> part.getCreated().getCount(),
            part -> part.getCompleted().getCount(),
            part -> part.getFailed().getCount())
        .containsExactly(
            tuple(from, 1L, 1L, 0L),
            tuple(from.plusMinutes(1), 0L, 0L, 0L),
            tuple(from.plusMinutes(2), 3L, 0L, 3L));
  }

  @Test
  void shouldRefuseMorePartsThanCanBeTold() {
    assertThatThrownBy(
            () ->
                client
                    .newJobTimeSeriesStatisticsRequest(from.minusYears(1), to, "stock.reserve")
                    .resolution(Duration.ofSeconds(1))
                    .send()
                    .join())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.details().getDetail())
                    .isEqualTo("Expected at most 10000 parts of the time, but there are more."));
  }

  @Test
  void shouldCountWhatIsUsed() {
    var used = client.newUsageMetricsRequest(from, to).withTenants(true).send().join();
    assertThat(used.getProcessInstances()).isGreaterThanOrEqualTo(4);
    assertThat(used.getAssignees()).isEqualTo(1);
    assertThat(used.getDecisionInstances()).isZero();
    assertThat(used.getActiveTenants()).isEqualTo(1);
    assertThat(used.getTenants()).containsOnlyKeys("<default>");
  }
}
