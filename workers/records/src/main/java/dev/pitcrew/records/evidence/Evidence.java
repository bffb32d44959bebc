package dev.pitcrew.records.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.cases.CaseBooks;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditExport;
import dev.pitcrew.records.chain.AuditRow;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * The evidence of one case as a ZIP: the original, what was read where, what was checked, who
 * decided, what was posted and paid, the trail's rows, the engine's history, a summary for people,
 * and the SHA-256 of each file. The same case gives the same bytes as long as nothing happens to
 * it.
 *
 * <p>The engine is asked with the given client, so that nobody gets out what they may not see.
 */
public final class Evidence {

  private final Records records;
  private final CamundaClient client;

  public Evidence(Records records, CamundaClient client) {
    this.records = records;
    this.client = client;
  }

  /** There is no such case. */
  public static final class CaseUnknown extends RuntimeException {
    CaseUnknown(String caseId) {
      super("Expected to find case '%s', but the books do not know it.".formatted(caseId));
    }
  }

  /** What the archive of a case is called. */
  public static String fileName(String caseId) {
    return "evidence-" + safe(caseId) + ".zip";
  }

  /**
   * Writes the archive.
   *
   * @throws CaseUnknown when the books do not know the case; nothing was written then
   */
  public void write(String caseId, OutputStream out) throws IOException {
    Case found = records.cases().find(caseId).orElseThrow(() -> new CaseUnknown(caseId));
    var bundle = new Bundle();
    CaseBooks books = records.caseBooks();
    Map<String, List<Map<String, Object>>> rows = books.rows(caseId);
    rows.forEach((table, content) -> bundle.addJson("books/" + table + ".json", content));
    for (CaseBooks.File file : books.paymentFiles(caseId)) {
      bundle.add("payment/" + safe(file.name()), file.bytes());
    }
    List<AuditRow> trail = books.trail(caseId);
    bundle.add("audit/records.jsonl", jsonLines(trail));
    Long key = found.processInstanceKey();
    var variables = key == null ? Map.<String, JsonNode>of() : engine(bundle, key);
    bundle.add("summary.html", new Summary(found, rows, variables, trail).html());
    bundle.write(out);
  }

  private Map<String, JsonNode> engine(Bundle bundle, long key) throws IOException {
    var engine = new EngineHistory(client, key);
    Map<String, JsonNode> variables = engine.variables();
    bundle.addJson("engine/instance.json", engine.instance());
    bundle.add("engine/model.bpmn", engine.model());
    bundle.addJson("engine/elements.json", engine.elements());
    bundle.addJson("engine/user-tasks.json", engine.userTasks());
    bundle.addJson("engine/incidents.json", engine.incidents());
    // Only auditors, operators and administrators are shown it.
    List<Map<String, Object>> log = engine.auditLog();
    if (!log.isEmpty()) {
      bundle.addJson("audit/engine.json", log);
    }
    variables.forEach((name, value) -> bundle.addJson("variables/" + safe(name) + ".json", value));
    original(bundle, engine, variables);
    attachments(bundle, engine, variables);
    JsonNode words = variables.get("reading");
    if (words != null && words.path("words").isObject()) {
      engine.document(words.path("words")).ifPresent(b -> bundle.add("read/words.json", b));
    }
    return variables;
  }

  private static void original(Bundle bundle, EngineHistory engine, Map<String, JsonNode> variables)
      throws IOException {
    JsonNode document = variables.get("document");
    // A reference may be wrapped into a list, where several came.
    JsonNode reference = document != null && document.isArray() ? document.path(0) : document;
    if (reference != null && reference.isObject()) {
      String name =
          reference.path("metadata").path("fileName").asText(reference.path("documentId").asText());
      engine
          .document(reference)
          .ifPresentOrElse(
              bytes -> bundle.add("original/" + safe(name), bytes),
              () ->
                  bundle.add(
                      "original/NOT-KEPT.txt",
                      "The original is not kept any more; the trail says when it was deleted.\n"));
    }
  }

  /** What came with the original, as the PDF of an e-invoice. */
  private static void attachments(
      Bundle bundle, EngineHistory engine, Map<String, JsonNode> variables) throws IOException {
    JsonNode intake = variables.get("intake");
    if (intake == null) {
      return;
    }
    for (JsonNode reference : intake.path("attachments")) {
      String name =
          reference.path("metadata").path("fileName").asText(reference.path("documentId").asText());
      engine
          .document(reference)
          .ifPresent(bytes -> bundle.add("original/attachments/" + safe(name), bytes));
    }
  }

  private static String jsonLines(List<AuditRow> rows) throws IOException {
    var text = new StringWriter();
    var export = new AuditExport(AuditChain.RECORDS, text);
    for (AuditRow row : rows) {
      export.write(row);
    }
    return text.toString();
  }

  /** A name from outside as a file name: no folders, nothing that a system reads otherwise. */
  private static String safe(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
    while (plain.startsWith(".")) {
      plain = plain.substring(1);
    }
    return plain.isEmpty() ? "file" : plain.substring(0, Math.min(plain.length(), 120));
  }
}
