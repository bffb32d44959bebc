package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.worker.JobWorker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of one access in one portal. */
final class PortalAccessProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/portal-access/do-bot-step.form", "bpmn/portal-access/portal-access.bpmn");

  private static final Map<String, Object> MIRA =
      Map.of(
          "firstName",
          "Mira",
          "lastName",
          "Keller",
          "name",
          "Mira Keller",
          "email",
          "Mira@example.com");
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
  void shouldNoteTheAccessWhenTheBotMadeIt() {
    // given
    var access = asked("create", "it-portal", Map.of("grantId", "GRT-1", "already", false));
    var job = access.job("browser.run");
    assertThat(job.getVariablesAsMap())
        .containsEntry("bot", "create-it-account")
        .containsEntry("resumeFrom", null);
    assertThat(Played.map(job.getVariablesAsMap().get("inputs")))
        .containsEntry("login", "mira")
        .containsEntry("firstName", "Mira");

    // when
    engine
        .client()
        .newCompleteCommand(job)
        .variables(Map.of("bot", Map.of("outputs", Map.of("account", "mira"))))
        .send()
        .join();
    engine.settle();
    access.completeJob("records.grant-access", Map.of("granted", Map.of("account", "mira")));

    // then
    assertThat(access)
        .passed("request-access", "run-bot", "note-grant", "access-changed")
        .hasNotPassed("note-revocation", "do-bot-step")
        .hasVariable("granted", Map.of("account", "mira"))
        .isCompleted();
  }

  @Test
  void shouldNoteTheRevocationWhenTheBotDisabledIt() {
    // given
    var access =
        asked(
            "disable", "hr-portal", Map.of("grantId", "GRT-1", "already", false, "account", "E-1"));
    var job = access.job("browser.run");
    assertThat(job.getVariablesAsMap()).containsEntry("bot", "disable-hr-account");
    assertThat(Played.map(job.getVariablesAsMap().get("inputs"))).containsEntry("account", "E-1");

    // when
    engine.client().newCompleteCommand(job).variables(Map.of("bot", Map.of())).send().join();
    engine.settle();
    access.completeJob("records.revoke-access", Map.of("revoked", Map.of("account", "E-1")));

    // then
    assertThat(access)
        .passed("note-revocation", "access-changed")
        .hasNotPassed("note-grant")
        .hasVariable("revoked", Map.of("account", "E-1"))
        .isCompleted();
  }

  @Test
  void shouldAskNoBotWhenNothingIsLeftToDo() {
    // when
    var access = asked("disable", "hr-portal", Map.of("already", true));

    // then
    assertThat(access).passed("nothing-to-do").hasNotPassed("run-bot").isCompleted();
  }

  @Test
  void shouldGoOnBehindTheStepWhenAPersonDidIt() {
    // given
    var access = failed();
    assertThat(access.userTask("do-bot-step").getCandidateGroups())
        .containsExactlyInAnyOrder("it", "operator");

    // when
    access.completeUserTask(
        "do-bot-step",
        Map.of(
            "botStep",
            Map.of("decision", "resume", "by", "ivo", "outputs", Map.of("account", "E-7"))));

    // then the bot knows where it goes on, and what both have noted
    var job = access.job("browser.run");
    assertThat(job.getVariablesAsMap())
        .containsEntry("resumeFrom", "saved")
        .containsEntry("outputs", Map.of("seen", "yes", "account", "E-7"));
    engine
        .client()
        .newCompleteCommand(job)
        .variables(Map.of("bot", Map.of("outputs", Map.of("account", "E-7"))))
        .send()
        .join();
    engine.settle();
    access.completeJob("records.grant-access", Map.of("granted", Map.of("account", "E-7")));
    assertThat(access).passed("bot-failed", "do-bot-step", "note-grant").isCompleted();
  }

  @Test
  void shouldNotAskTheBotAgainWhenAPersonFinishedIt() {
    // given
    var access = failed();

    // when
    access
        .completeUserTask(
            "do-bot-step",
            Map.of("botStep", Map.of("decision", "done", "by", "ivo", "account", "E-8")))
        .completeJob("records.grant-access", Map.of("granted", Map.of("account", "E-8")));

    // then
    assertThat(access)
        .hasVariable("botStep", Map.of("decision", "done", "by", "ivo", "account", "E-8"))
        .passed("note-grant", "access-changed")
        .isCompleted();
  }

  private static TestInstance failed() {
    return asked("create", "hr-portal", Map.of("grantId", "GRT-2", "already", false))
        .throwError(
            "browser.run",
            "bot-failed",
            Map.of(
                "botFailure",
                Map.of(
                    "bot", "create-hr-account",
                    "stepText", "Click Create employee",
                    "toDo", List.of("Click Create employee"),
                    "resumeFrom", "saved",
                    "outputs", Map.of("seen", "yes"))));
  }

  private static TestInstance asked(String action, String system, Map<String, Object> request) {
    return engine
        .start(
            "portal-access",
            Map.of(
                "access",
                Map.of(
                    "employeeId", "HIR-1",
                    "caseId", "HIR-1",
                    "system", system,
                    "action", action,
                    "person", MIRA)))
        .completeJob("records.request-access", Map.of("request", request));
  }
}
