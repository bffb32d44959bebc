package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.browser.BrowserWorkers;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.reports.ReportsWorkers;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.samples.portals.Switches;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A hire in and out again, with the shipped bots in a real browser and in the sample portals. */
final class PersonnelPortalsTest {

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

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final List<String> BOTS =
      List.of("create-hr-account", "create-it-account", "disable-hr-account", "disable-it-account");

  @TempDir static Path folder;
  private static Portals portals;
  private static Records records;
  private static List<AutoCloseable> open;

  @BeforeAll
  static void start() throws Exception {
    portals = Portals.start(Portals.Ports.ANY, null);
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    MasterData.load(records, Path.of("../samples/master"));
    var hosts =
        List.of("localhost:" + portals.hr().getPort(), "localhost:" + portals.it().getPort());
    for (var bot : BOTS) {
      writeBot(bot, hosts);
    }
    var kept =
        Map.of(
            "HR_PORTAL_USER", Portals.HR.user(),
            "HR_PORTAL_PASSWORD", Portals.HR.password(),
            "IT_PORTAL_USER", Portals.IT.user(),
            "IT_PORTAL_PASSWORD", Portals.IT.password(),
            "IT_PORTAL_CODES", Objects.requireNonNull(Portals.IT.totpSeed()));
    Secrets secrets = name -> Optional.ofNullable(kept.get(name));
    open =
        List.of(
            RecordsWorkers.register(engine.client(), records),
            ReportsWorkers.register(engine.client(), folder.resolve("templates")),
            BrowserWorkers.register(
                engine.client(),
                BrowserConfig.in(folder).allowing(hosts),
                secrets,
                records.effects(),
                BotRuns.unseen()));
  }

  @AfterAll
  static void close() throws Exception {
    for (var each : open) {
      each.close();
    }
    records.close();
    portals.close();
  }

  @Test
  void shouldLeaveNoAccountBehindWhenAHireWithdraws() {
    // given both accounts were made by the bots
    engine.publish("roster-received", "RST-1", Map.of("roster", roster()));
    await().atMost(SOON).until(() -> !engine.instances("onboard-employee").isEmpty());
    var hire = engine.newestInstance("onboard-employee");
    decide(
        hire,
        "sign-contract",
        "hanna",
        Map.of(
            "contractDecision",
            Map.of("decision", "signed", "by", "hanna", "document", Map.of("documentId", "s"))));
    decide(
        hire,
        "approve-access",
        "anton",
        Map.of(
            "accessDecision",
            Map.of(
                "decision",
                "approved",
                "access",
                List.of("hr-portal", "it-portal"),
                "by",
                "anton")));
    var hireId = records.hires().latest(1).getFirst().hireId();
    await().atMost(SOON).until(() -> records.accessLedger().history(hireId).size() == 4);
    assertThat(portals.employees()).extracting(row -> row.get("state")).containsExactly("active");
    assertThat(portals.accounts()).extracting(row -> row.get("state")).containsExactly("enabled");
    assertThat(records.accessLedger().openOf(hireId))
        .extracting(access -> access.account())
        .containsExactly(portals.employees().getFirst().get("id"), "mira.keller");
    assertThat(hire).passed("render-contract");

    // when
    engine.publish(
        "hire-withdrawn",
        hireId,
        Map.of("withdrawal", Map.of("reason", "another offer", "by", "hanna")));
    await()
        .atMost(SOON)
        .until(
            () ->
                engine.client().newProcessInstanceGetRequest(hire.key()).send().join().getState()
                    == ProcessInstanceState.COMPLETED);

    // then the portals say the same as the ledger, and each line has its picture
    assertThat(hire).hasVariable("outcome", "withdrawn").hasNotPassed("clear-access");
    assertThat(portals.employees()).extracting(row -> row.get("state")).containsExactly("left");
    assertThat(portals.accounts()).extracting(row -> row.get("state")).containsExactly("disabled");
    assertThat(records.accessLedger().openOf(hireId)).isEmpty();
    assertThat(records.accessLedger().history(hireId))
        .filteredOn(line -> line.action() != AccessLine.Action.REQUESTED)
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.evidence()).contains("documentId"));
  }

  @Test
  void shouldCostTriesAndThenAPersonsTaskWhenAPortalIsDown() {
    // given
    portals.itSwitches().setTrouble(Switches.Trouble.DOWN);

    // when
    var access =
        engine.start(
            "portal-access",
            Map.of(
                "access",
                Map.of(
                    "action",
                    "create",
                    "employeeId",
                    "EMP-77",
                    "caseId",
                    "HIR-77",
                    "system",
                    "it-portal",
                    "person",
                    Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Byron",
                        "name",
                        "Ada Byron",
                        "email",
                        "ada.byron@example.com"))));
    var pauses = new ArrayList<Duration>();
    for (int triesLeft = 2; triesLeft > 0; triesLeft--) {
      pauses.add(pauseAfterFailure(access, triesLeft));
    }

    // then each try waits longer, the last one leaves it to a person, and nothing hangs
    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    Waiting.forTask(engine, access, "do-bot-step");
    assertThat(access).passed("bot-failed").isActive();
    assertThat(portals.accounts()).noneMatch(row -> row.containsValue("ada.byron"));

    // when
    decide(
        access,
        "do-bot-step",
        "ivo",
        Map.of("botStep", Map.of("decision", "done", "account", "ada.byron", "by", "ivo")));
    Waiting.forEnd(engine, access);

    // then
    assertThat(access).passed("note-grant").hasNotPassed("note-revocation");
    portals.itSwitches().setTrouble(Switches.Trouble.NONE);
  }

  /** Waits for the failure of a try, and moves the clock over the pause behind it. */
  private static Duration pauseAfterFailure(TestInstance access, int triesLeft) {
    await().atMost(SOON).until(() -> isPaused(access) && botJob(access).getRetries() == triesLeft);
    Duration pause = Duration.ZERO;
    while (isPaused(access)) {
      engine.advance(Duration.ofSeconds(1));
      pause = pause.plusSeconds(1);
    }
    return pause;
  }

  private static boolean isPaused(TestInstance access) {
    return botJob(access).getState() == JobState.FAILED;
  }

  private static Job botJob(TestInstance access) {
    return engine
        .client()
        .newJobSearchRequest()
        .filter(job -> job.processInstanceKey(access.key()).type("browser.run"))
        .send()
        .join()
        .items()
        .getFirst();
  }

  private static Map<String, Object> roster() {
    return Map.of(
        "rosterId", "RST-1",
        "entityId", "brueckner-voss",
        "by", "hanna",
        "hires",
            List.of(
                Map.of(
                    "firstName", "Mira",
                    "lastName", "Keller",
                    "email", "mira.keller@example.com",
                    "position", "Planner",
                    "department", "Logistics",
                    "manager", "anton",
                    "startDate", LocalDate.ofInstant(engine.now(), ZoneOffset.UTC).toString(),
                    "access", List.of("hr-portal", "it-portal"))));
  }

  private static void decide(
      TestInstance instance, String elementId, String person, Map<String, Object> variables) {
    Waiting.forTask(engine, instance, elementId);
    instance.assign(elementId, person).completeUserTask(elementId, variables);
  }

  /** As shipped, but for the ports. */
  private static void writeBot(String name, List<String> hosts) throws IOException {
    try (var in = BrowserWorkers.class.getResourceAsStream("/bots/" + name + ".yaml")) {
      var yaml =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace("localhost:8091", hosts.get(0))
              .replace("localhost:8092", hosts.get(1));
      Files.createDirectories(folder.resolve("bots"));
      Files.writeString(folder.resolve("bots").resolve(name + ".yaml"), yaml);
    }
  }
}
