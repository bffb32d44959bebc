package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of somebody's leaving. */
final class OffboardingProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/portal-access/do-bot-step.form",
              "bpmn/portal-access/portal-access.bpmn",
              "bpmn/onboard-employee/clear-access.form",
              "bpmn/offboarding/return-equipment.form",
              "bpmn/offboarding/offboarding.bpmn");

  private static final AtomicInteger LEAVERS = new AtomicInteger();
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
  void shouldTakeEverythingBackWhenTheLastDayEnds() {
    // given
    var leaving = planned(Duration.ofDays(10));
    assertThat(leaving).waitsAt("wait-for-last-day");

    // when
    engine.advance(Duration.ofDays(11));
    ledger(leaving, 2, List.of(Map.of("id", "EQ-1/1", "item", "Laptop")));

    // then each access by its bot, and the equipment by a person
    for (int i = 0; i < 2; i++) {
      var request = leaving.job("records.request-access");
      assertThat(Played.map(request.getVariablesAsMap().get("access")))
          .containsEntry("action", "disable")
          .containsEntry("person", Map.of("name", "Mira Keller"));
      engine
          .client()
          .newCompleteCommand(request)
          .variables(Map.of("request", Map.of("grantId", "G", "already", false)))
          .send()
          .join();
      engine.settle();
      leaving.completeJob("browser.run", Map.of("bot", Map.of()));
      leaving.completeJob("records.revoke-access", Map.of("revoked", Map.of("grantId", "G")));
    }
    assertThat(leaving).waitsAt("return-equipment").hasNotPassed("prove-access");
    leaving
        .completeUserTask(
            "return-equipment",
            Map.of("equipmentReturn", Map.of("decision", "returned", "by", "ivo")))
        .completeJob("records.return-equipment", Map.of("equipment", List.of()))
        .completeJob("records.prove-access", proof(true));
    var mail = leaving.job("mail.send");
    assertThat(mail.getVariablesAsMap())
        .containsEntry("to", "hr")
        .containsEntry(
            "text", "Every access of Mira Keller was taken back: 2. Equipment not returned: 0.");
    engine.client().newCompleteCommand(mail).variables(Map.of("mail", Map.of())).send().join();
    engine.settle();
    closes(leaving, "offboarded");
    assertThat(leaving)
        .passed("offboarded")
        .hasNotPassed("clear-access")
        .hasVariable("outcome", "offboarded")
        .isCompleted();
  }

  @Test
  void shouldBeginAtOnceWhenTheLastDayIsPast() {
    // when
    var leaving = planned(Duration.ofDays(-1));
    ledger(leaving, 0, List.of());

    // then nothing to take back is nothing to wait for
    assertThat(leaving)
        .passed("equipment-settled")
        .hasNotPassed("return-equipment")
        .waitsAt("prove-access");
  }

  @Test
  void shouldNotEndWhenTheLedgerHasSomethingOpen() {
    // given
    var leaving = planned(Duration.ofDays(-1));
    ledger(leaving, 0, List.of());

    // when
    leaving
        .completeJob("records.prove-access", proof(false))
        .completeUserTask(
            "clear-access",
            Map.of("openAccessDecision", Map.of("decision", "checked-again", "by", "ivo")))
        .completeJob("records.clear-access", Map.of())
        .completeJob("records.prove-access", proof(true));

    // then
    assertThat(leaving).passed("clear-access", "note-cleared").waitsAt("tell-hr");
  }

  @Test
  void shouldTellHrWhenNobodyIsKnown() {
    // given
    var leaving = announced();

    // when
    leaving.throwError(
        "records.plan-offboarding", "employee-unknown", Map.of("reason", "Nobody is known."));
    var mail = leaving.job("mail.send");
    assertThat(mail.getVariablesAsMap()).containsEntry("to", List.of("hanna", "hr"));
    engine.client().newCompleteCommand(mail).variables(Map.of("mail", Map.of())).send().join();
    engine.settle();
    closes(leaving, "unknown");

    // then
    assertThat(leaving)
        .passed("nobody-known", "nobody-left")
        .hasVariable("outcome", "unknown")
        .isCompleted();
  }

  @Test
  void shouldLookAtTheNewPlanWhenTheLastDayChanges() {
    // given
    var leaving = planned(Duration.ofDays(10));

    // when
    engine.publish(
        "last-day-changed",
        employee(),
        Map.of("change", Map.of("lastDay", "2027-09-30", "by", "hanna")));
    leaving.completeJob("records.replan-offboarding", plan(Duration.ofDays(40)));
    engine.advance(Duration.ofDays(20));

    // then
    assertThat(leaving)
        .passed("when-last-day-changes", "last-day-replanned")
        .hasNotPassed("find-open-access")
        .waitsAt("wait-for-last-day");
    engine.advance(Duration.ofDays(21));
    assertThat(leaving).waitsAt("find-open-access");
  }

  @Test
  void shouldTakeNothingBackWhenTheEmployeeStays() {
    // given
    var leaving = planned(Duration.ofDays(10));

    // when
    engine.publish(
        "leaving-withdrawn",
        employee(),
        Map.of("withdrawal", Map.of("reason", "stays", "by", "hanna")));
    closes(leaving, "withdrawn");

    // then
    assertThat(leaving)
        .passed("when-leaving-is-withdrawn", "stays")
        .hasNotPassed("find-open-access")
        .hasVariable("outcome", "withdrawn")
        .isCompleted();
  }

  private static String employee() {
    return "HIR-" + LEAVERS.get();
  }

  private static TestInstance announced() {
    LEAVERS.incrementAndGet();
    engine.publish(
        "leaver-announced",
        employee(),
        Map.of("leaver", Map.of("employeeId", employee(), "lastDay", "2027-06-26", "by", "hanna")));
    return engine.newestInstance("offboarding");
  }

  private static TestInstance planned(Duration untilLastDay) {
    return announced().completeJob("records.plan-offboarding", plan(untilLastDay));
  }

  private static Map<String, Object> plan(Duration untilLastDay) {
    return Map.of(
        "plan",
        Map.of(
            "caseId",
            "OFF-" + employee(),
            "name",
            "Mira Keller",
            "person",
            Map.of("name", "Mira Keller"),
            "tellTo",
            "hr",
            "lastDayAt",
            engine.now().plus(untilLastDay).toString(),
            "equipmentDueAt",
            engine.now().plus(untilLastDay).toString()));
  }

  private static void ledger(TestInstance leaving, int accesses, List<?> equipment) {
    var open =
        java.util.stream.IntStream.range(0, accesses)
            .mapToObj(
                i -> Map.of("grantId", "GRT-" + i, "system", "hr-portal", "account", "E-" + i))
            .toList();
    leaving.completeJob(
        "records.open-access", Map.of("openAccess", open, "equipmentOut", equipment));
  }

  private static Map<String, Object> proof(boolean proven) {
    return Map.of(
        "proof",
        Map.of(
            "proven",
            proven,
            "open",
            proven ? List.of() : List.of(Map.of("grantId", "G", "system", "hr-portal")),
            "revoked",
            List.of(1, 2),
            "equipmentMissing",
            List.of()));
  }

  private static void closes(TestInstance leaving, String outcome) {
    var job = leaving.job("records.close-personnel-case");
    assertThat(job.getVariablesAsMap()).containsEntry("outcome", outcome);
    engine.client().newCompleteCommand(job).variables(Map.of("outcome", outcome)).send().join();
    engine.settle();
  }
}
