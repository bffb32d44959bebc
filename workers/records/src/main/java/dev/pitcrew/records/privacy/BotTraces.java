package dev.pitcrew.records.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.store.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What bots have seen and kept of the people they worked for. A run knows its process instance
 * only; whose it was is known by the case of that instance.
 */
final class BotTraces {

  /** The runs for a person, by the person's id, twice, and address. */
  static final String OF_PERSON =
      """
      process_instance_key IN (SELECT i.process_instance_key FROM personnel_instances i
        WHERE i.employee_id IN (SELECT ? UNION SELECT hire_id FROM hires WHERE email IN (?, ?)))
      """;

  /** The runs for a case, by its id, twice. */
  private static final String OF_CASE =
      """
      process_instance_key IN (SELECT process_instance_key FROM personnel_instances WHERE case_id = ?
        UNION SELECT process_instance_key FROM cases WHERE case_id = ? AND process_instance_key IS NOT NULL)
      """;

  /** All that a report has left of it whose documents are still to be deleted. */
  private static final String ONLY_DOCUMENTS = "documents";

  private final Database database;

  BotTraces(Database database) {
    this.database = database;
  }

  private record Row(long jobKey, int attempt, JsonNode report, JsonNode picture) {

    Stream<JsonNode> documents() {
      return Stream.of(report, picture)
          .flatMap(json -> json.findParents("documentId").stream())
          .filter(each -> DocumentRef.of(each) != null);
    }
  }

  /** Pictures and evidence of a case's runs, but for those that another's run shows, too. */
  List<DocumentRef> documents(String caseId) {
    var found = new LinkedHashMap<String, DocumentRef>();
    rows(OF_CASE, List.of(caseId, caseId)).stream()
        .flatMap(Row::documents)
        .flatMap(each -> Optional.ofNullable(DocumentRef.of(each)).stream())
        .forEach(each -> found.put(each.documentId(), each));
    found.keySet().removeIf(id -> isShownElsewhere(id, caseId));
    return List.copyOf(found.values());
  }

  private boolean isShownElsewhere(String documentId, String caseId) {
    return database
            .sql(
                "SELECT count(*) FROM bot_runs WHERE (report LIKE ? OR picture LIKE ?) AND NOT "
                    + OF_CASE)
            .param("%\"" + documentId + "\"%")
            .param("%\"" + documentId + "\"%")
            .param(caseId)
            .param(caseId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** That a bot ran stays, and whether it came to its end. */
  void forgetCase(String caseId) {
    database
        .sql("UPDATE bot_runs SET reason = NULL, picture = NULL, report = NULL WHERE " + OF_CASE)
        .param(caseId)
        .param(caseId)
        .update();
  }

  /**
   * The same for all of a person's, but for what is under legal hold; where documents are is known
   * until their case is due.
   *
   * @return how many runs it was
   */
  int forgetPerson(String username, String address) {
    var rows =
        rows(
            OF_PERSON
                + """
                AND process_instance_key NOT IN (SELECT i.process_instance_key FROM personnel_instances i
                  JOIN legal_holds h ON h.case_id = i.case_id WHERE h.released_at IS NULL)
                """,
            List.of(username, username, address));
    rows.forEach(this::forget);
    return rows.size();
  }

  private void forget(Row row) {
    database
        .sql(
            "UPDATE bot_runs SET reason = NULL, picture = NULL, report = ? WHERE job_key = ? AND"
                + " attempt = ?")
        .param(Variables.toJson(Map.of(ONLY_DOCUMENTS, row.documents().toList())))
        .param(row.jobKey())
        .param(row.attempt())
        .update();
  }

  private List<Row> rows(String where, List<Object> parameters) {
    return database
        .sql("SELECT job_key, attempt, report, picture FROM bot_runs WHERE " + where)
        .params(parameters)
        .query(
            (row, number) ->
                new Row(
                    row.getLong("job_key"),
                    row.getInt("attempt"),
                    Variables.tree(Optional.ofNullable(row.getString("report")).orElse("{}")),
                    Variables.tree(Optional.ofNullable(row.getString("picture")).orElse("{}"))))
        .list();
  }
}
