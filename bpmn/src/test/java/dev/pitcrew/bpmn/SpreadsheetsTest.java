package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.api.response.DocumentReferenceResponse;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sheet is read, marked and written by a process on the real engine, as the templates set it. */
final class SpreadsheetsTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static final Duration SOON = Duration.ofMinutes(5);
  private static AutoCloseable workers;

  @BeforeAll
  static void open() {
    workers = SpreadsheetsWorkers.register(engine.client());
    engine
        .client()
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("sheets")
                .startEvent()
                .serviceTask(
                    "read",
                    task ->
                        task.zeebeJobType("spreadsheets.read")
                            .zeebeInputExpression("sheetOfClaim", "document")
                            .zeebeInputExpression(
                                "[{name: \"date\", type: \"date\", required: true, aliases: [\"Datum\"]}, {name: \"amount\", type: \"money\", required: true}]",
                                "tableSpec.columns")
                            .zeebeInputExpression(
                                "if language = null then null else language", "tableSpec.locale")
                            .zeebeOutputExpression("table", "lines"))
                .serviceTask(
                    "mark",
                    task ->
                        task.zeebeJobType("spreadsheets.mark")
                            .zeebeInputExpression("sheetOfClaim", "document")
                            .zeebeInputExpression("lines.problems", "problems")
                            .zeebeInputExpression("lines.questions", "questions")
                            .zeebeOutputExpression("markedCopy", "copy"))
                .serviceTask(
                    "write",
                    task ->
                        task.zeebeJobType("spreadsheets.write")
                            .zeebeInputExpression(
                                "{sheets: [{name: \"Read\", columns: [{title: \"Day\", type: \"date\"}, {title: \"Paid\", type: \"money\"}], rows: for r in lines.rows return [r.cells.date.value, {amount: r.cells.amount.value, currency: r.cells.amount.currency}], totals: {Paid: \"sum\"}}]}",
                                "workbook")
                            .zeebeOutputExpression("workbookDocument", "written"))
                .endEvent()
                .moveToActivity("read")
                .boundaryEvent("cannot-read", event -> event.error("unreadable"))
                .endEvent("told")
                .done(),
            "sheets.bpmn")
        .send()
        .join();
  }

  @AfterAll
  static void close() throws Exception {
    workers.close();
  }

  @Test
  void shouldReadMarkAndWriteASheet() throws Exception {
    // given
    var csv = "Datum;Amount\n03/04/2026;5,00 €\n2026-04-05;x\n2026-04-06;7 CHF\n";

    // when
    var instance = start(csv.getBytes(StandardCharsets.UTF_8), "claim.csv");

    // then
    await().atMost(SOON).until(() -> variable(instance, "written").isPresent());
    var lines = new ObjectMapper().readTree(variable(instance, "lines").orElseThrow());
    assertThat(lines.at("/questions/0/cell").asText()).isEqualTo("A2");
    assertThat(lines.at("/problems/0/message").asText())
        .isEqualTo("Expected an amount, but found 'x'.");
    assertThat(lines.at("/rows/2/cells/amount/currency").asText()).isEqualTo("CHF");
    assertThat(variable(instance, "copy").orElseThrow()).contains("claim-to-correct.xlsx");
    assertThat(variable(instance, "written").orElseThrow()).contains("workbook.xlsx");
  }

  @Test
  void shouldTellWhyAFileIsUnreadable() {
    // when
    var instance = start(new byte[] {'P', 'K', 3, 4, 5}, "claim.xlsx");

    // then
    await().atMost(SOON).until(() -> variable(instance, "reason").isPresent());
    assertThat(variable(instance, "reason").orElseThrow()).contains("broken or of another kind");
  }

  private static long start(byte[] bytes, String name) {
    DocumentReferenceResponse kept =
        engine
            .client()
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName(name)
            .contentType("application/octet-stream")
            .send()
            .join();
    var document = new LinkedHashMap<String, Object>();
    document.put("camunda.document.type", "camunda");
    document.put("storeId", kept.getStoreId());
    document.put("documentId", kept.getDocumentId());
    document.put("contentHash", kept.getContentHash());
    document.put("metadata", Map.of("fileName", name, "size", bytes.length));
    return engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId("sheets")
        .latestVersion()
        .variables(Map.of("sheetOfClaim", document))
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static Optional<String> variable(long instance, String name) {
    return engine
        .client()
        .newVariableSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance).name(name))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        .map(each -> each.getValue())
        .findFirst();
  }
}
