package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxMessage;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.api.worker.JobWorker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expense claims with their real workers, guard and books; only the reading of receipts is played.
 */
final class ExpenseSheetTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/expense-approval/expense-policy.dmn",
              "bpmn/expense-approval/expense-approvers.dmn",
              "bpmn/expense-approval/correct-claim.form",
              "bpmn/expense-approval/provide-rate.form",
              "bpmn/expense-approval/decide-claim.form",
              "bpmn/expense-approval/expense-approval.bpmn");

  @TempDir static Path folder;
  private static Records records;
  private static AutoCloseable workers;
  private static AutoCloseable sheets;
  private static JobWorker receipts;

  @BeforeAll
  static void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    MasterData.load(records, Path.of("../samples/master"));
    workers = RecordsWorkers.register(engine.client(), records);
    sheets = SpreadsheetsWorkers.register(engine.client());
    receipts =
        engine
            .client()
            .newWorker()
            .jobType("documents.read-receipt")
            .handler(
                (client, job) ->
                    client
                        .newCompleteCommand(job)
                        .variables(Map.of("receipts", List.of()))
                        .send()
                        .join())
            .open();
  }

  @AfterAll
  static void close() throws Exception {
    receipts.close();
    sheets.close();
    workers.close();
    records.close();
  }

  @Test
  void shouldReturnABadSheetMarkedAndReimburseTheCorrectedOneWithoutAnybodyElse() {
    // given a sheet with a day that does not exist
    var claim =
        handedIn(
            "EXP-aaaaaaaaaaaa",
            Map.of("locale", "de", "sheet", kept(sheet("31.02.2026", "12,40"), "claim.csv")));

    // when
    Waiting.forTask(engine, claim, "correct-claim");

    // then the claimant, and nobody else, corrects it
    assertThat(claim.userTask("correct-claim").getAssignee()).isEqualTo("clara");
    assertThat(told())
        .anyMatch(subject -> subject.contains("EXP-aaaaaaaaaaaa") || !subject.isEmpty());
    claim.completeUserTask(
        "correct-claim",
        Map.of(
            "correction",
            Map.of(
                "decision",
                "resubmitted",
                "by",
                "clara",
                "sheet",
                kept(sheet(day(2), "12,40"), "better.csv"))));
    Waiting.forEnd(engine, claim);
    assertThat(claim)
        .hasVariable("outcome", "reimbursed")
        .hasNotPassed("decide-claim")
        .passed("mark-sheet");
    assertThat(records.claimPayables().find("EXP-aaaaaaaaaaaa").orElseThrow().payable())
        .isEqualByComparingTo("12.40");
  }

  private static String day(int daysAgo) {
    var day = LocalDate.ofInstant(engine.now(), ZoneOffset.UTC).minusDays(daysAgo);
    return "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  private static byte[] sheet(String day, String amount) {
    return """
    Datum;Kategorie;Beschreibung;Betrag;Währung
    %s;Schulung;Fachbuch;%s;EUR
    """
        .formatted(day, amount)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> kept(byte[] bytes, String name) {
    var reference =
        engine
            .client()
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName(name)
            .contentType("text/csv")
            .send()
            .join();
    return Map.of(
        "camunda.document.type",
        "camunda",
        "storeId",
        reference.getStoreId(),
        "documentId",
        reference.getDocumentId(),
        "contentHash",
        reference.getContentHash(),
        "metadata",
        Map.of("fileName", name, "contentType", "text/csv", "size", bytes.length));
  }

  private static List<String> told() {
    return records.outbox().latest(50).stream().map(OutboxMessage::subject).toList();
  }

  private static TestInstance handedIn(String id, Map<String, Object> more) {
    var claim = new HashMap<String, Object>(more);
    claim.put("claimId", id);
    claim.put("claimant", "clara");
    claim.put("entityId", "brueckner-voss");
    claim.put("channel", "api");
    claim.put("title", "November");
    claim.put("submittedAt", engine.now().toString());
    claim.put("receipts", List.of());
    engine.publish("claim-received", id, Map.of("claim", claim));
    return engine.newestInstance("expense-approval");
  }
}
