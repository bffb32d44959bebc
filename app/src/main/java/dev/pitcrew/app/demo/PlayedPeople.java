package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Answer.Decision;
import dev.pitcrew.samples.Sample;
import io.camunda.client.api.search.response.UserTask;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plays the people by the answers beside the samples: each takes the tasks of its own groups,
 * through the API and under its own name, as a person in the inbox would.
 */
final class PlayedPeople {

  /** Who works for a candidate group. */
  private static final Map<String, String> PERSON_OF_GROUP =
      Map.of(
          "clerk", "clara",
          "approver", "anton",
          "director", "dora",
          "controller", "carl");

  private final Stage stage;
  private final Records records;
  private final Map<String, Answer> answersByFileName = new LinkedHashMap<>();

  /** The day when Anton left, which may be another one when he is back: midnight passes. */
  private LocalDate away = LocalDate.MIN;

  PlayedPeople(Stage stage, List<Sample> samples) {
    this.stage = stage;
    this.records = stage.records();
    samples.forEach(sample -> answersByFileName.put(sample.fileName(), sample.answer()));
  }

  /** Whether somebody decides who does so for an absent person only. */
  static boolean isBySubstitute(Decision decision) {
    return decision.by() != null && !List.of("anton", "dora").contains(decision.by());
  }

  /** Anton goes away for a day, and leaves his approvals to somebody. */
  void leave(String substitute) {
    away = LocalDate.ofInstant(records.clock().instant(), ZoneOffset.UTC).minusDays(1);
    records.absences().save(new Absence("anton", away, away.plusDays(2), substitute));
  }

  void comeBack() {
    records.absences().remove("anton", away);
  }

  /** Works every open task once; what is new meanwhile waits for the next call. */
  void work() {
    stage.tasks("invoice-intake").forEach(this::decide);
  }

  private void decide(UserTask task) {
    String person =
        task.getCandidateGroups().stream()
            .map(PERSON_OF_GROUP::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Expected to play the groups %s of task '%s', but there is nobody in them."
                            .formatted(task.getCandidateGroups(), task.getElementId())));
    CaseVariables variables =
        CaseVariables.read(stage.client(person), task.getProcessInstanceKey());
    Answer answer = answer(variables);
    switch (task.getElementId()) {
      case "validate-invoice" -> validate(task, person, answer, variables);
      case "verify-bank-account" ->
          say(task, person, "bankAccount", answer.bankAccount(), Map.of());
      case "resolve-order" ->
          say(
              task,
              person,
              "orderDecision",
              answer.order() == null
                  ? new Decision("accept", "It was ordered by telephone.")
                  : answer.order(),
              Map.of());
      case "code-invoice" ->
          stage.complete(task, person, Map.of("coding", variables.coded(answer.coding())));
      case "approve-invoice" -> approve(task, person, answer, variables.caseId());
      default ->
          throw new IllegalStateException(
              "Expected to play task '%s', but nobody said how.".formatted(task.getElementId()));
    }
  }

  private Answer answer(CaseVariables variables) {
    Answer answer = answersByFileName.get(variables.fileName());
    if (answer == null) {
      throw new IllegalStateException(
          "Expected a task about a sample, but '%s' is none.".formatted(variables.fileName()));
    }
    return answer;
  }

  private void validate(UserTask task, String person, Answer answer, CaseVariables variables) {
    var corrections = variables.corrections(answer.fields());
    say(
        task,
        person,
        "validation",
        answer.validation(),
        Map.of("corrections", corrections, "invoice", variables.corrected(corrections)));
  }

  private void approve(UserTask task, String person, Answer answer, String caseId) {
    int before = records.decisions().standing(caseId, "approve-invoice").size();
    List<Decision> approvals = answer.approvals();
    Decision decision = approvals.get(Math.min(before, approvals.size() - 1));
    say(
        task,
        decision.by() == null ? person : decision.by(),
        "approvalDecision",
        decision,
        Map.of());
  }

  private void say(
      UserTask task, String person, String variable, Decision decision, Map<String, Object> more) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("decision", decision.decision());
    said.put("by", person);
    said.put("at", records.clock().instant().toString());
    if (decision.reason() != null) {
      said.put("reason", decision.reason());
    }
    Map<String, Object> variables = new LinkedHashMap<>(more);
    if (variables.containsKey("corrections")) {
      said.put("corrections", variables.remove("corrections"));
    }
    variables.put(variable, said);
    stage.complete(task, person, variables);
  }
}
