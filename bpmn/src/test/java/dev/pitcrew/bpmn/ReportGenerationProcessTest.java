package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of the report generation. */
final class ReportGenerationProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/report-generation/fetch-bank-report.form",
              "bpmn/report-generation/mend-budget.form",
              "bpmn/report-generation/review-report.form",
              "bpmn/report-generation/report-generation.bpmn");

  private static final Map<String, Object> TABLE =
      Map.of("table", Map.of("rows", List.of(Map.of("row", 2))));
  private static final Map<String, Object> CSV = Map.of("documentId", "csv");

  private static JobWorker guard;
  private static int reports;

  /** Who may decide is not this test's question. */
  @BeforeAll
  static void letEverybodyPass() {
    guard =
        engine
            .client()
            .newWorker()
            .jobType("records.guard-decision")
            .handler((client, job) -> client.newCompleteCommand(job).send().join())
            .open();
  }

  @AfterAll
  static void close() {
    guard.close();
  }

  @Test
  void shouldPublishWhatWasFrozenWhenTheReviewerAgrees() {
    // given
    var report = requested();
    collected(report);

    // when
    written(report);
    assertThat(report.userTask("review-report").getCandidateGroups())
        .containsExactlyInAnyOrder("controller", "director");
    report.completeUserTask("review-report", review("approved"));

    // then
    report.completeJob("records.archive-report", Map.of("archived", Map.of("version", 1)));
    report.completeJob("records.send-report", Map.of("mail", Map.of("state", "written")));
    report.completeJob("records.close-case", Map.of());
    assertThat(report)
        .hasVariable("outcome", "published")
        .hasVariable("budget", Map.of("rows", List.of(Map.of("row", 2))))
        .isCompleted();
  }

  @Test
  void shouldWaitForTheFailedSourceAloneWhenTheBooksAreOutOfOrder() {
    // given
    var report = requested();

    // when
    report.failJob("records.collect-books", 0, "The books cannot be read.");
    report
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()))
        .completeJob("records.find-shared-file", Map.of("sharedSheet", Map.of("document", CSV)))
        .completeJob("browser.run", Map.of("bot", Map.of("downloads", List.of(CSV))))
        .completeJob("spreadsheets.read", TABLE)
        .completeJob("spreadsheets.read", TABLE);

    // then
    assertThat(report)
        .hasIncident("collect-books", "The books cannot be read.")
        .passed("collect-kpis", "read-budget", "read-turnover")
        .hasNotPassed("freeze-report");
  }

  @Test
  void shouldGoOnWithoutABudgetWhenTheFolderHoldsNone() {
    // given
    var report = requested();

    // when
    report.throwError(
        "records.find-shared-file", "shared-file-missing", Map.of("reason", "No budget."));
    report
        .completeJob("records.collect-books", Map.of("books", Map.of()))
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()))
        .completeJob("browser.run", Map.of("bot", Map.of("downloads", List.of(CSV))))
        .completeJob("spreadsheets.read", TABLE);

    // then
    assertThat(report).waitsAt("freeze-report").hasNotPassed("read-budget");
  }

  @Test
  void shouldAskAPersonWhenTheBudgetCannotBeRead() {
    // given
    var report = requested();
    report
        .completeJob("records.collect-books", Map.of("books", Map.of()))
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()))
        .completeJob("records.find-shared-file", Map.of("sharedSheet", Map.of("document", CSV)));

    // when
    report.throwError("spreadsheets.read", "unreadable", Map.of("reason", "It is encrypted."));

    // then the other sources go on, and the controller is told why
    assertThat(report).hasVariable("reason", "It is encrypted.").passed("collect-kpis");
    assertThat(report.userTask("mend-budget").getCandidateGroups()).containsExactly("controller");
    report
        .completeJob("browser.run", Map.of("bot", Map.of("downloads", List.of(CSV))))
        .completeJob("spreadsheets.read", TABLE);

    // and when another file is there it is looked for again; unreadable, too, it is left out
    report.completeUserTask("mend-budget", mended("look-again"));
    report.completeJob("records.find-shared-file", Map.of("sharedSheet", Map.of("document", CSV)));
    report.throwError("spreadsheets.read", "unreadable", Map.of("reason", "It is empty."));
    report.completeUserTask("mend-budget", mended("without"));
    assertThat(report).waitsAt("freeze-report").hasVariable("budget", null);
  }

  @Test
  void shouldAskForAnotherFileWhenTheBanksCannotBeRead() {
    // given
    var report = requested();
    report
        .completeJob("records.collect-books", Map.of("books", Map.of()))
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()));
    report.throwError(
        "records.find-shared-file", "shared-file-missing", Map.of("reason", "No budget."));
    report.completeJob("browser.run", Map.of("bot", Map.of("downloads", List.of(CSV))));

    // when
    report.throwError("spreadsheets.read", "unreadable", Map.of("reason", "It has no columns."));

    // then
    assertThat(report)
        .hasVariable("botFailure", Map.of("reason", "The file cannot be read. It has no columns."));
    report.completeUserTask(
        "fetch-bank-report",
        Map.of("bankFetched", Map.of("decision", "fetched", "document", CSV, "by", "carl")));
    report.completeJob("spreadsheets.read", TABLE);
    assertThat(report).waitsAt("freeze-report");
  }

  private static Map<String, Object> mended(String decision) {
    return Map.of("budgetMended", Map.of("decision", decision, "reason", "x", "by", "carl"));
  }

  @Test
  void shouldHandTheDownloadToAPersonWhenThePortalFails() {
    // given
    var report = requested();
    report
        .completeJob("records.collect-books", Map.of("books", Map.of()))
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()));
    report.throwError(
        "records.find-shared-file", "shared-file-missing", Map.of("reason", "No budget."));

    // when
    report.throwError(
        "browser.run", "bot-failed", Map.of("botFailure", Map.of("reason", "It is down.")));

    // then
    assertThat(report).hasVariable("botFailure", Map.of("reason", "It is down."));
    report.completeUserTask(
        "fetch-bank-report",
        Map.of("bankFetched", Map.of("decision", "fetched", "document", CSV, "by", "carl")));
    var read = done(report, "spreadsheets.read", TABLE);
    assertThat(read.getVariablesAsMap()).containsEntry("document", CSV);
    assertThat(report).waitsAt("freeze-report");
  }

  @Test
  void shouldCollectOnceMoreWhenTheReviewerAsksForIt() {
    // given
    var report = requested();
    collected(report);
    written(report);

    // when
    report.completeUserTask("review-report", review("collect-again"));

    // then
    collected(report);
    written(report);
    report.completeUserTask("review-report", review("rejected"));
    report.completeJob("records.close-case", Map.of());
    assertThat(report)
        .hasVariable("outcome", "rejected")
        .hasNotPassed("archive-report", "send-report")
        .isCompleted();
  }

  private static Map<String, Object> review(String decision) {
    return Map.of("review", Map.of("decision", decision, "by", "carl"));
  }

  private static void collected(TestInstance report) {
    report
        .completeJob("records.collect-books", Map.of("books", Map.of()))
        .completeJob("records.collect-kpis", Map.of("kpis", Map.of()))
        .completeJob("records.find-shared-file", Map.of("sharedSheet", Map.of("document", CSV)))
        .completeJob("browser.run", Map.of("bot", Map.of("downloads", List.of(CSV))))
        .completeJob("spreadsheets.read", TABLE)
        .completeJob("spreadsheets.read", TABLE);
  }

  private static void written(TestInstance report) {
    report
        .completeJob(
            "records.freeze-report",
            Map.of(
                "frozen",
                Map.of(
                    "reportId", "REP-E1-2026-10", "version", 1, "frozenAt", "2026-11-04T05:00:00Z"),
                "workbook",
                Map.of("sheets", List.of())))
        .completeJob(
            "spreadsheets.write", Map.of("workbookDocument", Map.of("documentId", "xlsx")));
    var pdf = done(report, "reports.render-pdf", Map.of("pdf", Map.of("documentId", "pdf")));
    assertThat(pdf.getVariablesAsMap())
        .containsEntry("template", "monthly-report")
        .containsEntry("fileName", "REP-E1-2026-10-v1.pdf");
  }

  private static TestInstance requested() {
    String id = "REQ-" + ++reports;
    engine
        .client()
        .newPublishMessageCommand()
        .messageName("report-requested")
        .correlationKey(id)
        .messageId(id)
        .timeToLive(Duration.ofDays(7))
        .variables(Map.of("report", Map.of("requestId", id, "period", "2026-10")))
        .send()
        .join();
    engine.settle();
    var report = engine.newestInstance("report-generation");
    report.completeJob(
        "records.open-report",
        Map.of(
            "report",
            Map.of(
                "requestId",
                id,
                "period",
                "2026-10",
                "title",
                "Report of October 2026",
                "locale",
                "en",
                "recipients",
                List.of("board@example.org"))));
    return report;
  }

  private static ActivatedJob done(TestInstance report, String type, Map<String, ?> variables) {
    var job = report.job(type);
    engine.client().newCompleteCommand(job).variables(variables).send().join();
    engine.settle();
    return job;
  }
}
