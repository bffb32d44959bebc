package dev.pitcrew.app.demo;

import dev.pitcrew.records.Case;
import dev.pitcrew.records.Records;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.api.response.DocumentReferenceResponse;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays employees who hand in expenses, and who decides on them; knows how each claim must end. */
final class PlayedClaims {

  private static final String PROCESS = "expense-approval";
  private static final int TASKS_MAX = 20;

  private final EngineClients clients;
  private final Records records;
  private final HandInPort handIn;
  private final List<Expected> expected = new ArrayList<>();

  /**
   * A claim and how it ends.
   *
   * @param reimbursed what the employee gets; absent for nothing
   */
  private record Expected(
      String id, String title, String outcome, @Nullable BigDecimal reimbursed, String how) {}

  PlayedClaims(EngineClients clients, Records records, HandInPort handIn) {
    this.clients = clients;
    this.records = records;
    this.handIn = handIn;
  }

  /** Small and clean, late for a sheet with a bad cell, and one that needs the manager. */
  void handIn() {
    var small = List.of(line("training", "12.40", "A book"), line("office", "9.90", "A cable"));
    claim("clara", "Small things", null, small, "reimbursed", "22.30", "nobody had to");
    claim(
        "clara",
        "By sheet",
        sheet("31.02.2026"),
        List.of(),
        "reimbursed",
        "14.00",
        "returned with the bad cell marked, corrected, then nobody had to");
    claim(
        "sven",
        "To the fair",
        null,
        List.of(line("taxi", "48.00", "To the fair")),
        "reimbursed",
        "30.00",
        "dora cut it: no receipt");
  }

  /** The same expenses in other words, when the first have been decided. */
  void handInAgain() {
    claim(
        "clara",
        "Small things, once more",
        null,
        List.of(line("training", "12.40", "Reading"), line("office", "9.90", "Cable")),
        "refused",
        null,
        "nobody had to: claimed before");
  }

  /** Works the tasks of the claims once. */
  void work() {
    clients
        .forPerson("olga")
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED).bpmnProcessId(PROCESS))
        .page(p -> p.limit(TASKS_MAX))
        .send()
        .join()
        .items()
        .forEach(this::decide);
  }

  boolean haveEnded() {
    return expected.stream().allMatch(one -> outcome(one).isPresent());
  }

  List<Line> lines() {
    return expected.stream().map(this::line).toList();
  }

  private Line line(Expected one) {
    String outcome = outcome(one).orElse("still open");
    Optional<BigDecimal> payable =
        records.claimPayables().find(one.id()).map(item -> item.payable());
    boolean right =
        outcome.equals(one.outcome())
            && (one.reimbursed() == null
                ? payable.isEmpty()
                : payable.filter(amount -> amount.compareTo(one.reimbursed()) == 0).isPresent());
    return new Line(
        "Claim %s, %s: %s%s; %s"
            .formatted(
                one.id(),
                one.title(),
                outcome,
                payable.map(amount -> String.format(Locale.ROOT, ", %.2f EUR", amount)).orElse(""),
                one.how()),
        right);
  }

  private Optional<String> outcome(Expected one) {
    return records.cases().find(one.id()).map(Case::outcome).filter(Objects::nonNull);
  }

  private void claim(
      String claimant,
      String title,
      byte @Nullable [] sheet,
      List<Map<String, String>> lines,
      String outcome,
      @Nullable String reimbursed,
      String how) {
    var became =
        handIn.claim(
            new HandInPort.Claim(
                title,
                "de",
                sheet == null ? null : new HandInPort.File(sheet, "expenses.csv"),
                List.of(),
                lines),
            claimant);
    if (!(became instanceof HandInPort.Outcome.Taken taken)) {
      throw new IllegalStateException("Expected to hand in a claim, but it is " + became + ".");
    }
    expected.add(
        new Expected(
            taken.id(),
            title,
            outcome,
            reimbursed == null ? null : new BigDecimal(reimbursed),
            how));
  }

  private void decide(UserTask task) {
    switch (task.getElementId()) {
      case "correct-claim" ->
          complete(
              task,
              "clara",
              "correction",
              Map.of("decision", "resubmitted", "sheet", kept(sheet(day()))));
      case "decide-claim" ->
          complete(
              task,
              "dora",
              "claimDecision",
              Map.of(
                  "lines",
                  List.of(
                      Map.of(
                          "line",
                          1,
                          "decision",
                          "approved",
                          "amount",
                          "30.00",
                          "reason",
                          "Without a receipt the usual fare is paid."))));
      default ->
          throw new IllegalStateException(
              "Expected to play task '%s', but nobody said how.".formatted(task.getElementId()));
    }
  }

  private void complete(
      UserTask task, String person, String variable, Map<String, Object> decision) {
    Map<String, Object> said = new LinkedHashMap<>(decision);
    said.put("by", person);
    var client = clients.forPerson(person);
    if (!person.equals(task.getAssignee())) {
      client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee(person).send().join();
    }
    client
        .newCompleteUserTaskCommand(task.getUserTaskKey())
        .variables(Map.of(variable, said))
        .send()
        .join();
  }

  private Map<String, Object> kept(byte[] bytes) {
    DocumentReferenceResponse kept =
        clients
            .forPerson("clara")
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName("corrected.csv")
            .contentType("text/csv")
            .processDefinitionId(PROCESS)
            .send()
            .join();
    return Map.of(
        "camunda.document.type", "camunda",
        "storeId", kept.getStoreId(),
        "documentId", kept.getDocumentId(),
        "contentHash", kept.getContentHash(),
        "metadata", Map.of("fileName", "corrected.csv", "contentType", "text/csv"));
  }

  private static Map<String, String> line(String category, String amount, String description) {
    return Map.of(
        "date",
        today().minusDays(2).toString(),
        "category",
        category,
        "description",
        description,
        "amount",
        amount.replace('.', ','),
        "currency",
        "EUR",
        "paidWith",
        "own");
  }

  private static byte[] sheet(String day) {
    return "Datum;Kategorie;Beschreibung;Betrag;Währung\n%s;Schulung;Fachbuch;14,00;EUR\n"
        .formatted(day)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String day() {
    LocalDate day = today().minusDays(2);
    return "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
