package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.mail.OutboxDraft;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.monthlyreport.ReportWorkers;
import dev.pitcrew.records.monthlyreport.ReviewedReport;
import dev.pitcrew.reports.ReportsWorkers;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.api.response.ActivatedJob;
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
              "bpmn/report-generation/mend-budget.form",
              "bpmn/report-generation/review-report.form",
              "bpmn/report-generation/report-generation.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);

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
              var variables = job.getVariablesAsMap();
              var review =
                  map(variables.get(variables.get("review") == null ? "budgetMended" : "review"));
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
                          ReviewedReport.shown(
                                  JobInput.parse(1, 2, 3, "report-generation", job.getVariables()))
                              .orElse(null),
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
        "records.send-report",
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
    var mail = published(first, "REQ-1");

    // then
    assertThat(mail.to()).containsExactly("dora@example.com");
    assertThat(mail.attachments())
        .extracting(DocumentRef::fileName)
        .containsExactly(
            "REP-brueckner-voss-%s-v1.xlsx".formatted(period()),
            "REP-brueckner-voss-%s-v1.pdf".formatted(period()));
    assertThat((List<?>) frozen(first).get("figures"))
        .extracting(figure -> map(figure).get("id") + " " + map(figure).get("value"))
        .contains("budget.total 1500.00", "bank.out 119.00");
    assertThat(first).hasVariable("outcome", "published");

    // and when it is asked for again, versions, files and archive are the same
    var second = collected("REQ-2");
    review(second, "carl", "collect-again", "To be sure");
    downloaded(second);
    review(second, "carl", "approved", null);
    var again = published(second, "REQ-2");
    assertThat(frozen(second)).containsEntry("version", 1).containsEntry("sameAs", 1);
    assertThat(hashes(again)).isEqualTo(hashes(mail));
    assertThat(records.audit().about("report", "REP-brueckner-voss-" + period()))
        .extracting(entry -> entry.what())
        .containsExactly("report-frozen", "report-archived");
  }

  @Test
  void shouldNotPublishWhatWasExchangedAfterTheReview() {
    // given a report that was approved while an operator held its archiving up
    var report = collected("REQ-3", period().minusMonths(1));
    Waiting.forTask(engine, report, "review-report");
    var other =
        new ClientShelf(engine.client(), null, "report-generation")
            .put("other figures".getBytes(StandardCharsets.UTF_8), "application/pdf", "r.pdf");
    var pdf =
        map(
            engine
                .client()
                .newVariableSearchRequest()
                .filter(v -> v.processInstanceKey(report.key()).name("pdf"))
                .withFullValues()
                .send()
                .join()
                .items()
                .stream()
                .map(v -> Variables.fromJson(v.getValue()))
                .findFirst()
                .orElseThrow());
    pdf.put("documentId", other.documentId());
    engine
        .client()
        .newSetVariablesCommand(report.key())
        .variables(Map.of("pdf", pdf))
        .send()
        .join();

    // when
    review(report, "carl", "approved", null);

    // then it is not archived, however often it is tried
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              engine.advance(Duration.ofSeconds(5));
              assertThat(report).hasIncident("archive-report", "");
            });
    assertThat(report).hasNotPassed("send-report");
  }

  @Test
  void shouldGoOnWithAnotherBudgetWhenThatOfTheFolderCannotBeRead() throws IOException {
    // given a budget that is no sheet
    var shared = folder.resolve("shared").resolve("budget-" + period().minusMonths(2) + ".xlsx");
    Files.writeString(shared, "PK\u0003\u0004 and nothing behind it");
    try {
      var report = collected("REQ-4", period().minusMonths(2));
      Waiting.forTask(engine, report, "mend-budget");
      await().atMost(SOON).untilAsserted(() -> assertThat(report).passed("read-turnover"));
      assertThat(report).passed("collect-books").hasNotPassed("freeze-report");

      // when a controller took it away
      Files.delete(shared);
      report
          .assign("mend-budget", "carl")
          .completeUserTask(
              "mend-budget",
              Map.of("budgetMended", Map.of("decision", "look-again", "by", "carl")));

      // then
      Waiting.forTask(engine, report, "review-report");
      assertThat((List<?>) frozen(report).get("figures"))
          .extracting(figure -> map(figure).get("id") + " " + map(figure).get("value"))
          .contains("budget.total 1500.00");
    } finally {
      Files.deleteIfExists(shared);
    }
  }

  private static List<String> hashes(OutboxDraft mail) {
    return mail.attachments().stream().map(DocumentRef::contentHash).toList();
  }

  private static Map<String, Object> frozen(TestInstance report) {
    return engine
        .client()
        .newVariableSearchRequest()
        .filter(v -> v.processInstanceKey(report.key()).name("frozen"))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        .map(v -> Variables.fromJson(v.getValue()))
        .findFirst()
        .orElseThrow();
  }

  private static YearMonth period() {
    return YearMonth.from(engine.now().atZone(ZoneOffset.UTC)).minusMonths(1);
  }

  private static TestInstance collected(String id) {
    return collected(id, period());
  }

  private static TestInstance collected(String id, YearMonth period) {
    engine.publish(
        "report-requested",
        id,
        Map.of(
            "report",
            Map.of(
                "requestId",
                id,
                "period",
                period.toString(),
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

  private static OutboxDraft published(TestInstance report, String request) {
    complete(report, "records.close-case", Map.of());
    Waiting.forEnd(engine, report);
    var key = "report:REP-brueckner-voss-%s:1:%s".formatted(period(), request);
    return records.outbox().find(key).orElseThrow().draft();
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
