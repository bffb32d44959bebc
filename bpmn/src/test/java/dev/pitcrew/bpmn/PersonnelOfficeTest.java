package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.hire.CheckLists;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.api.response.ActivatedJob;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * On- and offboarding with their real workers, guard and books; browser, mail and PDF are played.
 */
final class PersonnelOfficeTest {

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
              "bpmn/onboarding/onboarding.bpmn",
              "bpmn/offboarding/return-equipment.form",
              "bpmn/offboarding/offboarding.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static Records records;
  private static Twice twice;
  private static AutoCloseable workers;
  private static AutoCloseable sheets;

  @BeforeAll
  static void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    twice = new Twice(engine.client(), folder.resolve("records.db"));
    MasterData.load(records, Path.of("../samples/master"));
    workers = RecordsWorkers.register(twice.client(), records);
    sheets = SpreadsheetsWorkers.register(twice.client());
  }

  @AfterAll
  static void close() throws Exception {
    workers.close();
    sheets.close();
    records.close();
    twice.expect(
        "records.cancel-equipment",
        "records.close-personnel-case",
        "records.grant-access",
        "records.guard-decision",
        "records.hand-over-equipment",
        "records.open-access",
        "records.order-equipment",
        "records.plan-offboarding",
        "records.plan-onboarding",
        "records.prove-access",
        "records.register-hires",
        "records.replan-onboarding",
        "records.request-access",
        "records.return-equipment",
        "records.revoke-access",
        "records.store-contract",
        "spreadsheets.mark",
        "spreadsheets.read");
  }

  @Test
  void shouldLeaveNothingOpenWhenAHireWithdrawsInTheMiddle() {
    // given a hire whose first day is today
    var roster = handsIn("RST-1");
    var hire = hireOf("RST-1");
    var hireId = entryOf("RST-1").orElseThrow().hireId();
    complete(hire, "reports.render-pdf", Map.of("pdf", Map.of("documentId", "contract")));
    denied(
        hire,
        "sign-contract",
        "hanna",
        Map.of("contractDecision", Map.of("decision", "signed", "by", "hanna")),
        "Attach the signed contract: without it nothing is signed.");
    decide(
        hire,
        "sign-contract",
        "hanna",
        Map.of(
            "contractDecision",
            Map.of(
                "decision",
                "signed",
                "by",
                "hanna",
                "document",
                Map.of("documentId", "signed", "contentHash", "aa"))));
    denied(
        hire,
        "approve-access",
        "dora",
        approval("dora"),
        "Dora Lindqvist is no manager of this hire, and stands in for no absent manager of this"
            + " hire today.");
    decide(hire, "approve-access", "anton", approval("anton"));

    // and one account is made by the bot, the other by a person because the bot failed
    complete(roster, "browser.run", Map.of("bot", Map.of("outputs", Map.of("account", "E-1001"))));
    var failing = job(roster, "browser.run");
    engine
        .client()
        .newThrowErrorCommand(failing)
        .errorCode("bot-failed")
        .variables(Map.of("botFailure", Map.of("bot", "create-it-account", "resumeFrom", "end")))
        .send()
        .join();
    var access = engine.instance(failing.getProcessInstanceKey());
    denied(
        access,
        "do-bot-step",
        "clara",
        Map.of("botStep", Map.of("decision", "done", "account", "mira", "by", "clara")),
        "Clara Winter is no operator, and stands in for no absent operator today.");
    decide(
        access,
        "do-bot-step",
        "ivo",
        Map.of("botStep", Map.of("decision", "done", "account", "mira", "by", "ivo")));
    await().atMost(SOON).until(() -> records.accessLedger().history(hireId).size() == 4);
    await().atMost(SOON).until(() -> !records.equipmentOrders().ofEmployee(hireId).isEmpty());
    assertThat(records.accessLedger().history(hireId))
        .extracting(line -> line.system() + " " + line.action().word() + " " + line.who())
        .containsExactly(
            "hr-portal requested records.request-access",
            "hr-portal granted records.grant-access",
            "it-portal requested records.request-access",
            "it-portal granted ivo");
    assertThat(records.accessLedger().history(hireId).getFirst().approvedBy()).isEqualTo("anton");

    // when
    engine.publish(
        "hire-withdrawn",
        hireId,
        Map.of("withdrawal", Map.of("reason", "another offer", "by", "hanna")));
    for (int i = 0; i < 2; i++) {
      var bot = job(roster, "browser.run");
      assertThat((String) bot.getVariablesAsMap().get("bot")).startsWith("disable-");
      engine.client().newCompleteCommand(bot).variables(Map.of("bot", Map.of())).send().join();
    }
    Waiting.forEnd(engine, hire);

    // then the ledger proves it, and the roster is done
    assertThat(hire).hasVariable("outcome", "withdrawn");
    assertThat(records.accessLedger().openOf(hireId)).isEmpty();
    assertThat(records.accessLedger().history(hireId))
        .extracting(AccessLine::action)
        .filteredOn(AccessLine.Action.REVOKED::equals)
        .hasSize(2);
    assertThat(records.equipmentOrders().ofEmployee(hireId))
        .extracting(Equipment::state)
        .containsOnly(Equipment.State.CANCELLED);
    assertThat(records.audit().about("employee", hireId))
        .extracting(AuditEntry::what)
        .contains("access-proven-gone", "equipment-cancelled", "contract-signed");
    assertThat(records.hires().find(hireId).orElseThrow().state()).isEqualTo(Hires.State.WITHDRAWN);
    Waiting.forEnd(engine, roster);
    assertThat(roster)
        .hasVariable("hires", List.of(Map.of("hireId", hireId, "outcome", "withdrawn")));

    // and who comes again is another attempt
    handsIn("RST-2");
    await().atMost(SOON).until(() -> records.hires().find(hireId).orElseThrow().attempt() == 2);
  }

  @Test
  void shouldKeepTheCaseOpenUntilWhatWasHandedOverIsBackOrNotedAsMissing() {
    // given a hire who has a laptop and a badge, and no account
    engine.publish("roster-received", "RST-5", Map.of("roster", roster("RST-5", "lena", today())));
    var hire = hireOf("RST-5");
    var hireId = entryOf("RST-5").orElseThrow().hireId();
    complete(hire, "reports.render-pdf", Map.of("pdf", Map.of("documentId", "contract")));
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
            "accessDecision", Map.of("decision", "refused", "reason", "not yet", "by", "anton")));
    var list = CheckLists.of("it").stream().map(item -> item.id()).toList();
    decide(
        hire,
        "it-check-list",
        "ivo",
        Map.of("checkList", Map.of("decision", "done", "done", list, "by", "ivo")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(states(hireId)).containsOnly(Equipment.State.HANDED_OVER).hasSize(2));

    // when
    engine.publish(
        "hire-withdrawn",
        hireId,
        Map.of("withdrawal", Map.of("reason", "another offer", "by", "hanna")));
    denied(
        hire,
        "return-equipment",
        "ivo",
        Map.of(
            "equipmentReturn",
            Map.of("decision", "partly", "missing", List.of("Car"), "note", "x", "by", "ivo")),
        "Only what was handed over can be missing.");
    assertThat(states(hireId)).containsOnly(Equipment.State.HANDED_OVER);
    decide(
        hire,
        "return-equipment",
        "ivo",
        Map.of(
            "equipmentReturn",
            Map.of(
                "decision", "partly", "missing", List.of("Badge"), "note", "Lost.", "by", "ivo")));
    complete(hire, "mail.send", Map.of("mail", Map.of()));
    Waiting.forEnd(engine, hire);

    // then
    assertThat(hire).hasVariable("outcome", "withdrawn");
    assertThat(states(hireId)).containsExactly(Equipment.State.RETURNED, Equipment.State.MISSING);
    assertThat(records.cases().find(hireId).orElseThrow().reason())
        .isEqualTo("another offer; equipment not returned: Badge");
  }

  private static List<Equipment.State> states(String hireId) {
    return records.equipmentOrders().ofEmployee(hireId).stream().map(Equipment::state).toList();
  }

  @Test
  void shouldRegisterTheSampleRosterAndNameEveryBadCellOfTheOther() throws IOException {
    // when
    var good = handsInSheet("RST-good", "roster.csv");
    var bad = handsInSheet("RST-bad", "roster-with-errors.csv");

    // then the good one begins three times
    await().atMost(SOON).untilAsserted(() -> assertThat(good).waitsAt("onboard-each-hire"));
    assertThat(records.hires().latest(20))
        .filteredOn(entry -> Objects.requireNonNull(entry.hire()).rosterId().equals("RST-good"))
        .extracting(entry -> Objects.requireNonNull(entry.hire()).name())
        .containsExactlyInAnyOrder("Mira Keller", "Jonas Albers", "Priya Raman");

    // and the bad one not at all, until HR has seen all that is wrong
    Waiting.forTask(engine, bad, "correct-roster");
    assertThat(problems(bad))
        .containsExactly("D2 email", "G3 manager", "J3 weeklyHours", "O3 access");
    assertThat(entryOf("RST-bad")).isEmpty();
    decide(
        bad,
        "correct-roster",
        "hanna",
        Map.of(
            "rosterCorrection",
            Map.of(
                "decision", "right-rows-only", "reason", "the others come later", "by", "hanna")));
    await().atMost(SOON).untilAsserted(() -> assertThat(bad).waitsAt("onboard-each-hire"));
    assertThat(Objects.requireNonNull(entryOf("RST-bad").orElseThrow().hire()).name())
        .isEqualTo("Ana Costa");
  }

  private static TestInstance handsInSheet(String rosterId, String file) throws IOException {
    var bytes = Files.readAllBytes(Path.of("../samples/onboarding", file));
    var kept =
        engine
            .client()
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName(file)
            .contentType("text/csv")
            .send()
            .join();
    var sheet =
        Map.of(
            "camunda.document.type", "camunda",
            "storeId", kept.getStoreId(),
            "documentId", kept.getDocumentId(),
            "contentHash", kept.getContentHash(),
            "metadata", Map.of("fileName", file, "size", bytes.length));
    engine.publish(
        "roster-received",
        rosterId,
        Map.of(
            "roster",
            Map.of(
                "rosterId", rosterId,
                "entityId", "brueckner-voss",
                "by", "hanna",
                "title", file,
                "sheet", sheet)));
    return engine.newestInstance("onboarding");
  }

  private static List<String> problems(TestInstance roster) throws IOException {
    var registration =
        engine
            .client()
            .newVariableSearchRequest()
            .filter(filter -> filter.processInstanceKey(roster.key()).name("registration"))
            .send()
            .join()
            .items()
            .getFirst()
            .getValue();
    var found = new ArrayList<String>();
    new ObjectMapper()
        .readTree(registration)
        .path("problems")
        .forEach(each -> found.add(each.path("cell").asText() + " " + each.path("field").asText()));
    return found;
  }

  @Test
  void shouldLookAtTheNewPlanWhenTheBooksTakeAnotherFirstDay() {
    // given a hire in a year's time
    engine.publish(
        "roster-received", "RST-9", Map.of("roster", roster("RST-9", "jo", today().plusDays(300))));
    var hire = hireOf("RST-9");
    var hireId = entryOf("RST-9").orElseThrow().hireId();
    complete(hire, "reports.render-pdf", Map.of("pdf", Map.of("documentId", "contract")));
    decide(
        hire,
        "sign-contract",
        "hanna",
        Map.of(
            "contractDecision",
            Map.of("decision", "signed", "by", "hanna", "document", Map.of("documentId", "s"))));
    await().atMost(SOON).untilAsserted(() -> assertThat(hire).waitsAt("wait-for-welcome"));
    assertThat(hire).hasNotPassed("approve-access");

    // when the first day is yesterday
    engine.publish(
        "start-date-changed",
        hireId,
        Map.of("change", Map.of("startDate", today().minusDays(1).toString(), "by", "hanna")));

    // then everything that is overdue begins at once
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(hire)
                    .waitsAt(
                        "approve-access", "manager-check-list", "hire-check-list", "send-welcome"));
    assertThat(records.hires().hire(hireId).orElseThrow().startDate())
        .isEqualTo(today().minusDays(1));
  }

  @Test
  void shouldTakeBackWhatTheLedgerSaysWhenSomebodyLeaves() {
    // given carl has an account, and leaves at once
    var ledger = records.accessLedger();
    var account = ledger.request("carl", "it-portal", "earlier", "import", "dora");
    ledger.grant(account.grantId(), "carl", "earlier", "import", null);
    engine.publish(
        "leaver-announced",
        "carl",
        Map.of(
            "leaver",
            Map.of(
                "employeeId",
                "carl",
                "lastDay",
                today().plusDays(20).toString(),
                "immediate",
                true,
                "by",
                "hanna")));
    var leaving = engine.newestInstance("offboarding");

    // when the bot fails and carl himself would help
    var failing = job(leaving, "browser.run");
    assertThat(failing.getVariablesAsMap()).containsEntry("bot", "disable-it-account");
    complete(leaving, failing, Map.of("bot", Map.of()));
    complete(leaving, "mail.send", Map.of("mail", Map.of()));
    Waiting.forEnd(engine, leaving);

    // then
    assertThat(leaving).hasVariable("outcome", "offboarded").hasNotPassed("return-equipment");
    assertThat(ledger.openOf("carl")).isEmpty();
    assertThat(ledger.history("carl").getLast().account()).isEqualTo("carl");
  }

  private static Optional<Hires.Entry> entryOf(String rosterId) {
    return records.hires().latest(10).stream()
        .filter(entry -> entry.hire() != null && entry.hire().rosterId().equals(rosterId))
        .findFirst();
  }

  /** The process of the only hire of a roster, once it has begun. */
  private static TestInstance hireOf(String rosterId) {
    await()
        .atMost(SOON)
        .until(
            () ->
                entryOf(rosterId)
                    .flatMap(entry -> records.cases().find(entry.hireId()))
                    .isPresent());
    var hireId = entryOf(rosterId).orElseThrow().hireId();
    return engine.instance(records.cases().find(hireId).orElseThrow().processInstanceKey());
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(engine.now(), ZoneOffset.UTC);
  }

  private static TestInstance handsIn(String rosterId) {
    engine.publish(
        "roster-received", rosterId, Map.of("roster", roster(rosterId, "mira", today())));
    return engine.newestInstance("onboarding");
  }

  private static Map<String, Object> roster(String rosterId, String who, LocalDate startDate) {
    return Map.of(
        "rosterId",
        rosterId,
        "entityId",
        "brueckner-voss",
        "by",
        "hanna",
        "hires",
        List.of(
            Map.of(
                "firstName",
                who,
                "lastName",
                "Keller",
                "email",
                who + "@example.com",
                "position",
                "Planner",
                "manager",
                "anton",
                "buddy",
                "clara",
                "startDate",
                startDate.toString(),
                "access",
                List.of("hr-portal", "it-portal"),
                "equipment",
                List.of("Laptop", "Badge"))));
  }

  private static Map<String, Object> approval(String by) {
    return Map.of(
        "accessDecision",
        Map.of("decision", "approved", "access", List.of("hr-portal", "it-portal"), "by", by));
  }

  private static ActivatedJob job(TestInstance instance, String type) {
    var found = new AtomicReference<ActivatedJob>();
    await().atMost(SOON).untilAsserted(() -> found.set(instance.job(type)));
    return found.get();
  }

  private static void complete(TestInstance instance, String type, Map<String, ?> variables) {
    complete(instance, job(instance, type), variables);
  }

  private static void complete(TestInstance instance, ActivatedJob job, Map<String, ?> variables) {
    engine.client().newCompleteCommand(job).variables(variables).send().join();
    engine.settle();
    assertThat(instance).hasNoIncident();
  }

  private static void decide(
      TestInstance instance, String elementId, String person, Map<String, Object> variables) {
    Waiting.forTask(engine, instance, elementId);
    instance.assign(elementId, person).completeUserTask(elementId, variables);
  }

  private static void denied(
      TestInstance instance,
      String elementId,
      String person,
      Map<String, Object> variables,
      String reason) {
    Waiting.forTask(engine, instance, elementId);
    assertThatThrownBy(
            () -> instance.assign(elementId, person).completeUserTask(elementId, variables))
        .hasMessageContaining(reason);
  }
}
