package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.records.Decision;
import dev.pitcrew.records.MasterData;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.report.ReportWorkers;
import dev.pitcrew.reports.ReportsWorkers;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The monthly report with its real workers and books; guard, browser and mail are played. */
final class ReportOfficeTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/report-generation/fetch-bank-report.form",
              "bpmn/report-generation/review-report.form",
              "bpmn/report-generation/report-generation.bpmn");

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Records records;
  private static Twice twice;
  private static List<AutoCloseable> workers;

  @BeforeAll
  static void open() throws IOException {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    twice = new Twice(engine.client(), folder.resolve("records.db"));
    MasterData.load(records, Path.of("../samples/master"));
    var shared = Files.createDirectories(folder.resolve("shared"));
    Files.writeString(
        shared.resolve("budget.csv"), "Konto;Kostenstelle;Budget\n6815;1100;1.500,00\n");
    workers =
        List.of(
            guard(),
            ReportWorkers.register(twice.client(), records, shared),
            SpreadsheetsWorkers.register(twice.client()),
            ReportsWorkers.register(twice.client(), folder.resolve("templates")));
  }

  /** Lets everybody pass, and writes down what they said. */
  private static AutoCloseable guard() {
    return engine
        .client()
        .newWorker()
        .jobType("records.guard-decision")
        .handler(
            (client, job) -> {
              var review = map(job.getVariablesAsMap().get("review"));
              var report = map(job.getVariablesAsMap().get("report"));
              records
                  .decisions()
                  .record(
                      new Decision(
                          Objects.requireNonNull(job.getUserTask()).getUserTaskKey(),
                          String.valueOf(report.get("requestId")),
                          job.getElementId(),
                          String.valueOf(review.get("decision")),
                          (String) review.get("reason"),
                          String.valueOf(review.get("by")),
                          null,
                          null,
                          engine.now()));
              client.newCompleteCommand(job).send().join();
            })
        .open();
  }

  @AfterAll
  static void close() throws Exception {
    for (var worker : workers) {
      worker.close();
    }
    records.close();
    twice.expect(
        "records.archive-report",
        "records.collect-books",
        "records.collect-kpis",
        "records.find-shared-file",
        "records.freeze-report",
        "records.open-report",
        "reports.render-pdf",
        "spreadsheets.read",
        "spreadsheets.write");
  }

  @Test
  void shouldPublishTheSameVersionOnceMoreWhenTheMonthIsAskedForAgain() {
    // when the director's month is reviewed by the controller
    var first = collected("REQ-1");
    review(first, "carl", "approved", null);
    var mail = published(first);

    // then
    var frozen = map(mail.getVariablesAsMap().get("frozen"));
    assertThat(frozen).containsEntry("version", 1);
    assertThat(mail.getVariablesAsMap()).containsEntry("to", List.of("dora@example.com"));
    assertThat((List<?>) mail.getVariablesAsMap().get("attachments"))
        .extracting(document -> map(map(document).get("metadata")).get("fileName"))
        .containsExactly(
            "REP-brueckner-voss-%s-v1.xlsx".formatted(period()),
            "REP-brueckner-voss-%s-v1.pdf".formatted(period()));
    assertThat((List<?>) frozen.get("figures"))
        .extracting(figure -> map(figure).get("id") + " " + map(figure).get("value"))
        .contains("budget.total 1500.00", "bank.out 119.00");
    assertThat(first).hasVariable("outcome", "published");

    // and when it is asked for again, versions, files and archive are the same
    var second = collected("REQ-2");
    review(second, "carl", "collect-again", "To be sure");
    downloaded(second);
    review(second, "carl", "approved", null);
    var again = published(second);
    assertThat(map(again.getVariablesAsMap().get("frozen")))
        .containsEntry("version", 1)
        .containsEntry("sameAs", 1);
    assertThat(hashes(again)).isEqualTo(hashes(mail));
    assertThat(records.audit().about("report", "REP-brueckner-voss-" + period()))
        .extracting(entry -> entry.what())
        .containsExactly("report-frozen", "report-archived");
  }

  private static List<Object> hashes(ActivatedJob mail) {
    return ((List<?>) mail.getVariablesAsMap().get("attachments"))
        .stream().<Object>map(document -> map(document).get("contentHash")).toList();
  }

  private static YearMonth period() {
    return YearMonth.from(engine.now().atZone(ZoneOffset.UTC)).minusMonths(1);
  }

  private static TestInstance collected(String id) {
    engine.publish(
        "report-requested",
        id,
        Map.of(
            "report",
            Map.of(
                "requestId",
                id,
                "period",
                period().toString(),
                "entityId",
                "brueckner-voss",
                "by",
                "dora")));
    var report = engine.newestInstance("report-generation");
    downloaded(report);
    return report;
  }

  private static void downloaded(TestInstance report) {
    var csv =
        "Day;In;Out;Fees\n%s;1.000,00;119,00;2,50\n"
            .formatted(period().atDay(2))
            .getBytes(StandardCharsets.UTF_8);
    var kept =
        new ClientShelf(engine.client(), null, "report-generation")
            .put(csv, "text/csv", "turnover.csv");
    complete(report, "browser.run", Map.of("bot", Map.of("downloads", List.of(kept.toVariable()))));
  }

  private static ActivatedJob published(TestInstance report) {
    var mail = job(report, "mail.send");
    engine.client().newCompleteCommand(mail).variables(Map.of("mail", Map.of())).send().join();
    engine.settle();
    complete(report, "records.close-case", Map.of());
    await()
        .atMost(SOON)
        .until(
            () ->
                engine.client().newProcessInstanceGetRequest(report.key()).send().join().getState()
                    == ProcessInstanceState.COMPLETED);
    return mail;
  }

  private static void review(TestInstance report, String person, String decision, String reason) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(report).hasNoIncident();
              assertThat(
                      engine
                          .client()
                          .newUserTaskSearchRequest()
                          .filter(
                              task ->
                                  task.processInstanceKey(report.key())
                                      .elementId("review-report")
                                      .state(UserTaskState.CREATED))
                          .send()
                          .join()
                          .items())
                  .isNotEmpty();
            });
    report
        .assign("review-report", person)
        .completeUserTask(
            "review-report",
            Map.of(
                "review",
                reason == null
                    ? Map.of("decision", decision, "by", person)
                    : Map.of("decision", decision, "by", person, "reason", reason)));
  }

  private static void complete(TestInstance instance, String type, Map<String, ?> variables) {
    engine.client().newCompleteCommand(job(instance, type)).variables(variables).send().join();
    engine.settle();
  }

  private static ActivatedJob job(TestInstance instance, String type) {
    var found = new AtomicReference<ActivatedJob>();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(instance).hasNoIncident();
              found.set(instance.job(type));
            });
    return found.get();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
