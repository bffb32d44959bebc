package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.worker.JobWorker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of a roster. */
final class OnboardingProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/portal-access/do-bot-step.form",
              "bpmn/portal-access/portal-access.bpmn",
              "bpmn/onboard-employee/sign-contract.form",
              "bpmn/onboard-employee/approve-access.form",
              "bpmn/onboard-employee/it-check-list.form",
              "bpmn/onboard-employee/manager-check-list.form",
              "bpmn/onboard-employee/hire-check-list.form",
              "bpmn/onboard-employee/hold-check-in.form",
              "bpmn/onboard-employee/clear-access.form",
              "bpmn/onboard-employee/return-hire-equipment.form",
              "bpmn/onboard-employee/onboard-employee.bpmn",
              "bpmn/onboarding/correct-roster.form",
              "bpmn/onboarding/onboarding.bpmn");

  private static final Map<String, Object> SHEET = Map.of("documentId", "sheet");
  private static final AtomicInteger ROSTERS = new AtomicInteger();
  private static JobWorker guard;

  @BeforeAll
  static void open() {
    guard = Played.passAll(engine);
  }

  @AfterAll
  static void close() {
    guard.close();
  }

  @Test
  void shouldOnboardEachHireWhenARosterIsRight() {
    // given
    var roster = arrives(Map.of("hires", List.of(Map.of("firstName", "Mira"))));
    assertThat(roster).hasNotPassed("read-roster");

    // when
    roster.completeJob("records.register-hires", registered("HIR-1", "HIR-2"));

    // then one that cannot go on does not stop the other
    assertThat(roster).waitsAt("onboard-each-hire");
    var first = roster.job("records.plan-onboarding");
    var second = roster.job("records.plan-onboarding");
    assertThat(List.of(first, second))
        .extracting(job -> Played.map(job.getVariablesAsMap().get("hire")).get("hireId"))
        .containsExactlyInAnyOrder("HIR-1", "HIR-2");
    engine
        .client()
        .newFailCommand(first)
        .retries(0)
        .errorMessage("The books do not know them.")
        .send()
        .join();
    declines(roster, second.getKey());
    assertThat(roster).isActive().waitsAt("onboard-each-hire");
    assertThat(engine.instances("onboard-employee").getFirst()).isNotNull();
  }

  @Test
  void shouldEndWhenTheLastHireIsHere() {
    // given
    var roster = arrives(Map.of("hires", List.of(Map.of("firstName", "Mira"))));
    roster.completeJob("records.register-hires", registered("HIR-3"));

    // when
    declines(roster, roster.job("records.plan-onboarding").getKey());
    closes(roster, "onboarded");

    // then
    assertThat(roster)
        .hasVariable("hires", List.of(Map.of("hireId", "HIR-3", "outcome", "declined")))
        .hasVariable("outcome", "onboarded")
        .passed("roster-done")
        .isCompleted();
  }

  @Test
  void shouldStartNothingWhenEverybodyIsKnown() {
    // given
    var roster = arrives(Map.of("hires", List.of()));

    // when
    roster.completeJob("records.register-hires", registered());
    closes(roster, "nothing-new");

    // then
    assertThat(roster).hasVariable("outcome", "nothing-new").isCompleted();
  }

  @Test
  void shouldGiveEverythingWrongBackInOneGoWhenCellsAreBad() {
    // given
    var roster = arrives(Map.of("sheet", SHEET, "locale", "de"));
    var read = roster.job("spreadsheets.read");
    var spec = Played.map(read.getVariablesAsMap().get("tableSpec"));
    assertThat(spec).containsEntry("locale", "de");
    assertThat((List<?>) spec.get("columns")).hasSize(17);
    engine
        .client()
        .newCompleteCommand(read)
        .variables(Map.of("table", Map.of("rows", List.of())))
        .send()
        .join();
    engine.settle();

    // when
    roster
        .completeJob("records.register-hires", wrong("date"))
        .completeJob("spreadsheets.mark", Map.of("markedCopy", Map.of("documentId", "marked")));

    // then HR hands in another, which is judged anew
    assertThat(roster).hasVariable("markedSheet", Map.of("documentId", "marked"));
    assertThat(roster.userTask("correct-roster").getCandidateGroups()).containsExactly("hr");
    roster.completeUserTask(
        "correct-roster",
        Map.of(
            "rosterCorrection",
            Map.of("decision", "resubmitted", "by", "hanna", "sheet", Map.of("documentId", "2"))));
    assertThat(roster.job("spreadsheets.read").getVariablesAsMap())
        .containsEntry("document", Map.of("documentId", "2"));
  }

  @Test
  void shouldAskTheBooksAgainWhenTheRightRowsMayPass() {
    // given
    var roster = arrives(Map.of("hires", List.of(Map.of("firstName", "Mira"))));
    roster.completeJob("records.register-hires", wrong("missing"));
    assertThat(roster).hasNotPassed("mark-roster").waitsAt("correct-roster");

    // when
    roster
        .completeUserTask(
            "correct-roster",
            Map.of(
                "rosterCorrection",
                Map.of("decision", "right-rows-only", "reason", "later", "by", "hanna")))
        .completeJob("records.register-hires", registered("HIR-4"));

    // then
    assertThat(roster).waitsAt("onboard-each-hire");
  }

  @Test
  void shouldAskForAnotherFileWhenTheSheetIsUnreadable() {
    // given
    var roster = arrives(Map.of("sheet", SHEET));

    // when
    roster.throwError("spreadsheets.read", "unreadable", Map.of("reason", "It is a picture."));

    // then
    var job = roster.job("records.register-hires");
    assertThat(Played.map(job.getVariablesAsMap().get("table")).get("problems"))
        .isEqualTo(List.of(Map.of("code", "unreadable", "message", "It is a picture.")));
    engine.client().newCompleteCommand(job).variables(wrong("unreadable")).send().join();
    engine.settle();
    assertThat(roster)
        .passed("roster-unreadable")
        .hasNotPassed("mark-roster")
        .waitsAt("correct-roster");
  }

  @Test
  void shouldRegisterNobodyWhenTheRosterIsTakenBack() {
    // given
    var roster = arrives(Map.of("hires", List.of()));
    roster.completeJob("records.register-hires", wrong("rows"));

    // when
    roster.completeUserTask(
        "correct-roster",
        Map.of("rosterCorrection", Map.of("decision", "withdrawn", "by", "hanna")));
    closes(roster, "withdrawn");

    // then
    assertThat(roster)
        .passed("roster-withdrawn")
        .hasNotPassed("onboard-each-hire")
        .hasVariable("outcome", "withdrawn")
        .isCompleted();
  }

  private static TestInstance arrives(Map<String, Object> what) {
    var roster = new java.util.HashMap<>(what);
    var id = "RST-" + ROSTERS.incrementAndGet();
    roster.put("rosterId", id);
    roster.put("by", "hanna");
    engine.publish("roster-received", id, Map.of("roster", roster));
    return engine.newestInstance("onboarding");
  }

  private static Map<String, Object> registered(String... hireIds) {
    var hires =
        java.util.Arrays.stream(hireIds)
            .map(id -> Map.of("hireId", id, "caseId", id, "name", "Mira Keller", "language", "de"))
            .toList();
    return Map.of(
        "registration", Map.of("registered", true, "hires", hires, "problems", List.of()));
  }

  private static Map<String, Object> wrong(String code) {
    return Map.of(
        "registration",
        Map.of(
            "registered", false,
            "hires", List.of(),
            "problems", List.of(Map.of("code", code, "cell", "B2"))));
  }

  /** The shortest way through a hire's own process. */
  private static void declines(TestInstance roster, long planJob) {
    var now = engine.now().toString();
    engine
        .client()
        .newCompleteCommand(planJob)
        .variables(
            Map.of(
                "plan", Map.of("contractDueAt", now),
                "contract", Map.of("data", Map.of(), "fileName", "c.pdf")))
        .send()
        .join();
    engine.settle();
    var render = roster.job("reports.render-pdf");
    engine.client().newCompleteCommand(render).variables(Map.of("pdf", Map.of())).send().join();
    engine.settle();
    engine
        .instance(render.getProcessInstanceKey())
        .completeUserTask(
            "sign-contract",
            Map.of("contractDecision", Map.of("decision", "declined", "reason", "no")));
    closes(roster, "declined");
  }

  private static void closes(TestInstance roster, String outcome) {
    var job = roster.job("records.close-personnel-case");
    assertThat(job.getVariablesAsMap()).containsEntry("outcome", outcome);
    engine.client().newCompleteCommand(job).variables(Map.of("outcome", outcome)).send().join();
    engine.settle();
  }
}
