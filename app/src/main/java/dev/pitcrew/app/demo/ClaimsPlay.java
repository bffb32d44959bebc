package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.app.SampleClaims;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.samples.ExpenseSample;
import dev.pitcrew.samples.ExpenseSamples;
import io.camunda.client.api.search.response.UserTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Employees hand in expenses with receipts, and people decide on what the policy leaves open. */
final class ClaimsPlay implements Play {

  private static final String PROCESS = "expense-approval";

  private final Stage stage;
  private final SampleClaims counter;
  private final List<ExpenseSample> given;
  private final Map<String, ExpenseSample> samples = new LinkedHashMap<>();
  private final Map<String, List<String>> problems = new LinkedHashMap<>();

  ClaimsPlay(Stage stage, List<ExpenseSample> given) {
    this.stage = stage;
    this.given = given;
    this.counter = stage.office().sampleClaims();
  }

  @Override
  public String title() {
    return "Expense claims";
  }

  @Override
  public Section perform() throws InterruptedException {
    handIn(false);
    // A receipt that was claimed before has to have been claimed before.
    handIn(true);
    ClaimFindings findings = new ClaimFindings(stage);
    List<Section.Row> rows = new ArrayList<>();
    samples.forEach(
        (id, sample) -> rows.add(findings.row(id, sample, problems.getOrDefault(id, List.of()))));
    return new Section(title(), ClaimFindings.HEADS, rows, stage.troubles(PROCESS));
  }

  private void handIn(boolean later) throws InterruptedException {
    List<ExpenseSample> claims = given.stream().filter(one -> one.later() == later).toList();
    stage.say(
        "claims come in: %d%s".formatted(claims.size(), later ? " (what was claimed before)" : ""));
    claims.forEach(claim -> samples.put(counter.handIn(claim), claim));
    stage.until(
        () -> stage.tasks(PROCESS).forEach(this::decide),
        () -> samples.keySet().stream().allMatch(id -> stage.outcome(id).isPresent()));
  }

  private void decide(UserTask task) {
    String id =
        stage
            .records()
            .cases()
            .ofInstance(task.getProcessInstanceKey())
            .map(Case::caseId)
            .orElseThrow();
    ExpenseSample sample = samples.get(id);
    switch (task.getElementId()) {
      case "correct-claim" -> correct(task, id, sample);
      case "provide-rate" -> {
        Rates.enter(stage.records(), sample.rate());
        stage.decide(task, "carl", "rateProvided", Map.of("decision", "provided"));
      }
      case "decide-claim" -> decide(task, id, sample);
      default ->
          throw new IllegalStateException(
              "Expected to play task '%s', but nobody said how.".formatted(task.getElementId()));
    }
  }

  /** The claimant hands in a better sheet, or says what was meant. */
  private void correct(UserTask task, String id, ExpenseSample sample) {
    JsonNode read = stage.variable(task.getProcessInstanceKey(), "claimLines");
    List<String> named = new ArrayList<>();
    for (String list : List.of("problems", "questions")) {
      read.path(list).forEach(one -> named.add(cell(one)));
    }
    problems.put(id, named.stream().distinct().sorted().toList());
    Map<String, Object> correction = new LinkedHashMap<>();
    correction.put("decision", "resubmitted");
    if (sample.corrected() == null) {
      correction.put("answers", sample.answers());
    } else {
      correction.put(
          "sheet",
          stage.keep(
              sample.claimant(),
              PROCESS,
              ExpenseSamples.file(sample.corrected()),
              sample.corrected(),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    }
    stage.decide(task, sample.claimant(), "correction", correction);
  }

  private static String cell(JsonNode problem) {
    return "%s %s".formatted(problem.path("cell").asText(), problem.path("field").asText());
  }

  private void decide(UserTask task, String id, ExpenseSample sample) {
    int before = stage.records().decisions().standing(id, "decide-claim").size();
    ExpenseSample.Said said =
        sample.decisions().get(Math.min(before, sample.decisions().size() - 1));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("line", said.line());
    line.put("decision", said.decision());
    if (said.amount() != null) {
      line.put("amount", said.amount());
    }
    if (said.reason() != null) {
      line.put("reason", said.reason());
    }
    stage.decide(task, said.by(), "claimDecision", Map.of("lines", List.of(line)));
  }
}
