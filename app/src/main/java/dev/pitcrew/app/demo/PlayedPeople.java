package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.Totp;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Answer.Decision;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.web.engine.EngineClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays the people by the answers beside the samples: each takes the tasks of its own groups,
 * through the API and under its own name, as a person in the inbox would.
 */
final class PlayedPeople {

  private static final int TASKS_MAX = 100;

  /** Who works for a candidate group. */
  private static final Map<String, String> PERSON_OF_GROUP =
      Map.of(
          "clerk", "clara",
          "approver", "anton",
          "director", "dora",
          "controller", "carl",
          "treasurer", "theo");

  private static final String ACCOUNT = "6815";
  private static final String VAT_CODE = "V19";

  private final EngineClients clients;
  private final Records records;
  private final Queue<String> releaseCodes = new ArrayDeque<>();
  private final Map<String, Sample> samplesByFileName = new LinkedHashMap<>();
  private final Map<String, List<String>> decisionsByFileName = new ConcurrentHashMap<>();
  private final Map<String, Integer> approvalsByFileName = new ConcurrentHashMap<>();

  PlayedPeople(EngineClients clients, Records records, List<Sample> samples) {
    this.clients = clients;
    this.records = records;
    samples.forEach(sample -> samplesByFileName.put(sample.fileName(), sample));
  }

  /** Works every open task once; what is new meanwhile waits for the next call. */
  void work() {
    List<UserTask> tasks =
        clients
            .forPerson("olga")
            .newUserTaskSearchRequest()
            .filter(f -> f.state(UserTaskState.CREATED))
            .page(p -> p.limit(TASKS_MAX))
            .send()
            .join()
            .items();
    tasks.forEach(this::decide);
  }

  /** What was decided on a document, in order, as "who: what". */
  List<String> decisions(String fileName) {
    return decisionsByFileName.getOrDefault(fileName, List.of());
  }

  private void decide(UserTask task) {
    String person =
        task.getCandidateGroups().stream()
            .map(PERSON_OF_GROUP::get)
            .flatMap(name -> Optional.ofNullable(name).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Expected to play the groups %s of task '%s', but there is nobody in them."
                            .formatted(task.getCandidateGroups(), task.getElementId())));
    CamundaClient client = clients.forPerson(person);
    CaseVariables variables = CaseVariables.read(client, task.getProcessInstanceKey());
    String subject = variables.fileName().orElse(task.getBpmnProcessId());
    Map<String, Object> answer = answer(task.getElementId(), person, subject, variables);
    client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee(person).send().join();
    if (task.getElementId().equals("release-payments")) {
      confirmRelease(person, task.getUserTaskKey());
    }
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(answer).send().join();
  }

  private Map<String, Object> answer(
      String elementId, String person, String subject, CaseVariables variables) {
    return switch (elementId) {
      case "validate-invoice" -> validation(person, subject, variables);
      case "verify-bank-account" ->
          Map.of("bankAccount", said(person, subject, sample(subject).bankAccount()));
      case "resolve-order" ->
          Map.of(
              "orderDecision",
              said(person, subject, new Decision("accept", "It was ordered by telephone.")));
      case "code-invoice" -> {
        said(person, subject, new Decision("coded", null));
        yield Map.of("coding", variables.coded(ACCOUNT, VAT_CODE));
      }
      case "approve-invoice" ->
          Map.of("approvalDecision", said(person, subject, nextApproval(subject)));
      case "release-payments" ->
          Map.of("release", said(person, subject, new Decision("released", null)));
      default ->
          throw new IllegalStateException(
              "Expected to play task '%s', but nobody said how.".formatted(elementId));
    };
  }

  /** With recovery codes: an app's code would have to be waited for. */
  private void confirmRelease(String person, long userTaskKey) {
    if (!records.secondFactors().isActive(person)) {
      var factor = records.secondFactors().begin(person);
      records
          .secondFactors()
          .activate(person, Totp.code(factor.secret(), records.clock().instant()));
      releaseCodes.addAll(factor.recoveryCodes());
    }
    records.secondFactors().confirm(person, "release:" + userTaskKey, releaseCodes.remove());
  }

  private Decision nextApproval(String subject) {
    List<Decision> approvals = sample(subject).approvals();
    int asked = approvalsByFileName.merge(subject, 1, Integer::sum);
    return approvals.get(Math.min(asked, approvals.size()) - 1);
  }

  private Map<String, Object> validation(String person, String subject, CaseVariables variables) {
    Answer answer = sample(subject);
    Map<String, CaseVariables.Correction> corrections = variables.corrections(answer.fields());
    Map<String, Object> validation = said(person, subject, answer.validation());
    validation.put("corrections", corrections);
    return Map.of("validation", validation, "invoice", variables.corrected(corrections));
  }

  private Answer sample(String fileName) {
    Sample sample = samplesByFileName.get(fileName);
    if (sample == null) {
      throw new IllegalStateException(
          "Expected a task about a sample, but '%s' is none.".formatted(fileName));
    }
    return sample.answer();
  }

  private Map<String, Object> said(String person, String subject, Decision decision) {
    decisionsByFileName
        .computeIfAbsent(subject, name -> new java.util.concurrent.CopyOnWriteArrayList<>())
        .add(person + ": " + decision.decision());
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("decision", decision.decision());
    said.put("by", person);
    said.put("at", Instant.now().toString());
    if (decision.reason() != null) {
      said.put("reason", decision.reason());
    }
    return said;
  }
}
