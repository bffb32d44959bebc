package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of one hire. */
final class OnboardEmployeeProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .knowing(new PeopleWithoutRoles())
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
              "bpmn/onboard-employee/onboard-employee.bpmn");

  private static final AtomicInteger HIRES = new AtomicInteger();
  private static final Map<Long, String> IDS = new HashMap<>();
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
  void shouldBeginEachStepAtItsTimeWhenTheDaysPass() {
    // given a first day in forty days
    var onboarding = signed(Duration.ofDays(40));
    assertThat(onboarding)
        .waitsAt(
            "wait-for-access",
            "wait-for-equipment",
            "wait-for-manager-list",
            "wait-for-hire-list",
            "wait-for-welcome");

    // when fifteen days before, the manager approves
    engine.advance(Duration.ofDays(25));
    var approval = onboarding.userTask("approve-access");
    assertThat(approval.getCandidateUsers()).containsExactly("anton");
    assertThat(approval.getCandidateGroups()).isEmpty();
    approve(onboarding, List.of("hr-portal", "it-portal"));
    assertThat(onboarding).waitsAt("wait-for-accounts", "wait-for-equipment");

    // and ten days before, equipment is ordered
    engine.advance(Duration.ofDays(5));
    onboarding.completeJob("records.order-equipment", Map.of("order", Map.of("orderId", "EQ-1")));

    // and five days before, the accounts are made
    engine.advance(Duration.ofDays(5));
    makeAccess(onboarding, "E-1");
    makeAccess(onboarding, "mira");
    assertThat(onboarding).hasVariable("itAccess", Map.of("account", "mira"));

    // and then the lists, the welcome, the first day and the check-ins
    engine.advance(Duration.ofDays(2));
    onboarding.completeUserTask("manager-check-list", list());
    engine.advance(Duration.ofDays(1));
    onboarding.completeUserTask("it-check-list", list());
    onboarding.completeJob("records.hand-over-equipment", Map.of("equipment", List.of()));
    engine.advance(Duration.ofDays(1));
    var welcome = onboarding.job("mail.send");
    assertThat(welcome.getVariablesAsMap())
        .containsEntry("to", "mira@example.com")
        .containsEntry("subject", "Willkommen, Mira");
    engine.client().newCompleteCommand(welcome).variables(Map.of("mail", Map.of())).send().join();
    engine.settle();
    assertThat(onboarding).waitsAt("wait-for-check-in", "wait-for-hire-list");
    engine.advance(Duration.ofDays(1));
    var firstDay = onboarding.userTask("hire-check-list");
    assertThat(firstDay.getCandidateUsers()).containsExactly("clara");
    assertThat(firstDay.getCandidateGroups()).containsExactly("hr");
    onboarding.completeUserTask("hire-check-list", list());
    checkIn(onboarding, "done");
    engine.advance(Duration.ofDays(30));
    checkIn(onboarding, "concerns");
    var concerns = onboarding.job("mail.send");
    assertThat(concerns.getVariablesAsMap()).containsEntry("to", "hr");
    engine.client().newCompleteCommand(concerns).variables(Map.of("mail", Map.of())).send().join();
    engine.settle();
    engine.advance(Duration.ofDays(60));
    checkIn(onboarding, "done");
    closed(onboarding, "onboarded");

    // then
    assertThat(onboarding)
        .passed("store-contract", "tell-hr-of-concerns", "everything-done", "onboarded")
        .hasNotPassed("when-hire-withdraws", "when-start-date-changes")
        .hasVariable("outcome", "onboarded")
        .isCompleted();
  }

  @Test
  void shouldBeginEverythingAtOnceWhenTheFirstDayIsPast() {
    // when
    var onboarding = signed(Duration.ofDays(-2));

    // then
    assertThat(onboarding)
        .waitsAt(
            "approve-access",
            "order-equipment",
            "manager-check-list",
            "hire-check-list",
            "send-welcome");
  }

  @Test
  void shouldShowABuddyTheCheckListButNotTheSalary() {
    // given
    var onboarding = signed(Duration.ofDays(-2));

    // when: she has no role of the process
    try (var clara = engine.newClientOf("clara", true)) {
      var tasks =
          clara
              .newUserTaskSearchRequest()
              .filter(f -> f.processInstanceKey(onboarding.key()))
              .send()
              .join()
              .items();
      var seen =
          clara
              .newVariableSearchRequest()
              .withFullValues()
              .filter(f -> f.processInstanceKey(onboarding.key()))
              .send()
              .join()
              .items();

      // then
      assertThat(tasks).extracting("elementId").containsExactly("hire-check-list");
      assertThat(seen).extracting("name").containsExactlyInAnyOrder("hire", "plan", "checkList");
      assertThat(seen).extracting("value").asString().contains("Mira").doesNotContain("52000");
      clara
          .newAssignUserTaskCommand(tasks.getFirst().getUserTaskKey())
          .assignee("clara")
          .send()
          .join();
      clara
          .newCompleteUserTaskCommand(tasks.getFirst().getUserTaskKey())
          .variables(list())
          .send()
          .join();
    }
    assertThat(onboarding).passed("hire-check-list");
  }

  /** Everybody is somebody; the password is the name. */
  private static final class PeopleWithoutRoles implements Directory {

    @Override
    public Optional<Member> find(String username) {
      return Optional.of(new Member(Set.of(), Set.of(), Set.of()));
    }

    @Override
    public boolean accepts(String username, String password, String address) {
      return password.equals(username);
    }
  }

  @Test
  void shouldGrantNothingWhenTheManagerRefuses() {
    // given
    var onboarding = signed(Duration.ofDays(-2));

    // when
    onboarding.completeUserTask(
        "approve-access",
        Map.of(
            "accessDecision", Map.of("decision", "refused", "reason", "no need", "by", "anton")));

    // then
    assertThat(onboarding)
        .passed("is-hr-approved", "is-it-approved", "access-settled")
        .hasNotPassed("grant-hr-access", "grant-it-access");
  }

  @Test
  void shouldMakeOnlyWhatWasApprovedWhenTheManagerLeavesSomethingOut() {
    // given
    var onboarding = signed(Duration.ofDays(-2));

    // when
    approve(onboarding, List.of("it-portal"));
    makeAccess(onboarding, "mira");

    // then
    assertThat(onboarding)
        .passed("grant-it-access", "access-settled")
        .hasNotPassed("grant-hr-access");
  }

  @Test
  void shouldEndWithoutGrantsWhenTheHireDeclines() {
    // given
    var onboarding = planned(Duration.ofDays(40));
    onboarding.completeJob("reports.render-pdf", Map.of("pdf", Map.of("documentId", "d")));

    // when
    onboarding.completeUserTask(
        "sign-contract",
        Map.of("contractDecision", Map.of("decision", "declined", "reason", "another offer")));
    closed(onboarding, "declined");

    // then
    assertThat(onboarding)
        .passed("close-declined", "hire-declined")
        .hasNotPassed("store-contract", "begin-everything")
        .hasVariable("outcome", "declined")
        .isCompleted();
  }

  @Test
  void shouldWriteTheContractAnewWhenTheFirstDayChangesBeforeItIsSigned() {
    // given
    var onboarding = planned(Duration.ofDays(40));
    onboarding.completeJob("reports.render-pdf", Map.of("pdf", Map.of("documentId", "d")));

    // when
    move(onboarding, Duration.ofDays(50));

    // then
    assertThat(onboarding).passed("contract-outdated").waitsAt("render-contract");
    var job = onboarding.job("reports.render-pdf");
    assertThat(job.getVariablesAsMap())
        .containsEntry("template", "employment-contract-de")
        .containsEntry("fileName", "contract-moved.pdf");
    engine.client().newCompleteCommand(job).variables(Map.of("pdf", Map.of())).send().join();
    engine.settle();
    assertThat(onboarding).waitsAt("sign-contract");
  }

  @Test
  void shouldLookAtTheNewPlanEverywhereWhenTheFirstDayChanges() {
    // given everything waits, another hire too
    var onboarding = signed(Duration.ofDays(40));
    var other = signed(Duration.ofDays(40));

    // when it is later: everything waits longer
    move(onboarding, Duration.ofDays(60));
    engine.advance(Duration.ofDays(26));

    // then
    assertThat(onboarding)
        .passed("when-start-date-changes", "access-replanned")
        .passed("when-start-date-changes", "welcome-replanned")
        .hasNotPassed("approve-access")
        .waitsAt("wait-for-access", "wait-for-welcome");
    assertThat(other).hasNotPassed("access-replanned").waitsAt("approve-access");

    // and when it is past: what is overdue begins at once
    move(onboarding, Duration.ofDays(-1));
    assertThat(onboarding)
        .waitsAt(
            "approve-access",
            "order-equipment",
            "manager-check-list",
            "hire-check-list",
            "send-welcome");
  }

  @Test
  void shouldMoveTheCheckInsThatAreToComeWhenTheFirstDayChanges() {
    // given
    var onboarding = signed(Duration.ofDays(-1));
    onboarding.completeJob("mail.send", Map.of("mail", Map.of()));
    checkIn(onboarding, "done");

    // when
    move(onboarding, Duration.ofDays(10));
    engine.advance(Duration.ofDays(30));

    // then
    assertThat(onboarding).passed("check-in-replanned").waitsAt("wait-for-check-in");
    engine.advance(Duration.ofDays(11));
    assertThat(onboarding.userTask("hold-check-in")).isNotNull();
  }

  @Test
  void shouldTakeEverythingBackAndProveItWhenTheHireWithdraws() {
    // given both accesses and an order, and a list that is open
    var onboarding = signed(Duration.ofDays(-2));
    approve(onboarding, List.of("hr-portal", "it-portal"));
    makeAccess(onboarding, "E-1");
    makeAccess(onboarding, "mira");
    onboarding.completeJob("records.order-equipment", Map.of("order", Map.of("orderId", "EQ-1")));

    // when
    withdraw(onboarding);

    // then each is undone
    assertThat(onboarding)
        .waitsAt(
            "take-back-hr-access",
            "take-back-it-access",
            "cancel-equipment",
            "take-everything-back");
    for (int i = 0; i < 2; i++) {
      onboarding.completeJob(
          "records.request-access", Map.of("request", Map.of("grantId", "G", "already", false)));
    }
    for (int i = 0; i < 2; i++) {
      onboarding.completeJob("browser.run", Map.of("bot", Map.of()));
    }
    for (int i = 0; i < 2; i++) {
      onboarding.completeJob("records.revoke-access", Map.of("revoked", Map.of()));
    }
    var cancel = onboarding.job("records.cancel-equipment");
    assertThat(cancel.getVariablesAsMap()).containsKeys("employeeId", "caseId");
    engine
        .client()
        .newCompleteCommand(cancel)
        .variables(Map.of("equipment", List.of()))
        .send()
        .join();
    engine.settle();
    onboarding.completeJob("records.prove-access", proof(List.of(), List.of()));
    closed(onboarding, "withdrawn");
    assertThat(onboarding)
        .passed("when-hire-withdraws", "withdrawn")
        .hasNotPassed("clear-access", "return-equipment", "tell-hr-of-missing")
        .hasVariable("outcome", "withdrawn")
        .isCompleted();
  }

  @Test
  void shouldGoToAPersonWhenTheLedgerHasSomethingOpen() {
    // given the withdrawal comes while the bot is at work: nothing is complete that could be undone
    var onboarding = signed(Duration.ofDays(-2));
    approve(onboarding, List.of("hr-portal"));
    onboarding.completeJob(
        "records.request-access", Map.of("request", Map.of("grantId", "GRT-1", "already", false)));
    withdraw(onboarding);
    assertThat(onboarding).hasNotPassed("take-back-hr-access", "cancel-equipment");

    // when
    onboarding.completeJob(
        "records.prove-access",
        Map.of("proof", Map.of("proven", false, "open", List.of(Map.of("grantId", "GRT-1")))));
    assertThat(onboarding.userTask("clear-access").getCandidateGroups()).containsExactly("it");
    onboarding
        .completeUserTask(
            "clear-access",
            Map.of(
                "openAccessDecision",
                Map.of("decision", "cleared", "cleared", List.of("GRT-1"), "by", "ivo")))
        .completeJob("records.clear-access", Map.of())
        .completeJob("records.prove-access", proof(List.of(), List.of()));
    closed(onboarding, "withdrawn");

    // then
    assertThat(onboarding).passed("clear-access", "note-cleared", "withdrawn").isCompleted();
  }

  @Test
  void shouldAskBackWhatWasHandedOverWhenTheHireWithdraws() {
    // given IT has handed everything over
    var onboarding = handedOver();
    withdraw(onboarding);
    onboarding.completeJob("records.cancel-equipment", Map.of("equipment", List.of()));
    var laptop = Map.of("orderId", "EQ-1", "id", "EQ-1/1", "item", "Laptop");
    var badge = Map.of("orderId", "EQ-1", "id", "EQ-1/2", "item", "Badge");

    // when
    onboarding.completeJob("records.prove-access", proof(List.of(laptop, badge), List.of()));

    // then a person takes it back, and the case does not end before
    assertThat(onboarding).waitsAt("return-equipment").hasNotPassed("close-withdrawn");
    assertThat(onboarding.userTask("return-equipment").getCandidateGroups()).containsExactly("it");
    var said =
        Map.of("decision", "partly", "missing", List.of("EQ-1/2"), "note", "Lost.", "by", "ivo");
    onboarding.completeUserTask("return-equipment", Map.of("equipmentReturn", said));
    var noting = onboarding.job("records.return-equipment");
    assertThat(noting.getVariablesAsMap())
        .containsEntry("equipmentReturn", said)
        .containsEntry("employeeId", hireIdOf(onboarding));
    complete(noting, Map.of("equipment", List.of()));
    onboarding.completeJob("records.prove-access", proof(List.of(), List.of(badge)));

    // and HR is told what is missing
    var mail = onboarding.job("mail.send");
    assertThat(mail.getVariablesAsMap())
        .containsEntry("to", "hr")
        .containsEntry("text", "Mira Keller withdrew and did not return: Badge. Lost.");
    complete(mail, Map.of("mail", Map.of()));
    closed(onboarding, "withdrawn", "another offer; equipment not returned: Badge");
    assertThat(onboarding).passed("tell-hr-of-missing", "withdrawn").isCompleted();
  }

  @Test
  void shouldTellNobodyWhenEverythingComesBack() {
    // given
    var onboarding = handedOver();
    withdraw(onboarding);
    onboarding
        .completeJob("records.cancel-equipment", Map.of("equipment", List.of()))
        .completeJob(
            "records.prove-access",
            proof(List.of(Map.of("id", "EQ-1/1", "item", "Laptop")), List.of()));

    // when
    onboarding
        .completeUserTask(
            "return-equipment",
            Map.of("equipmentReturn", Map.of("decision", "returned", "by", "ivo")))
        .completeJob("records.return-equipment", Map.of("equipment", List.of()))
        .completeJob("records.prove-access", proof(List.of(), List.of()));
    closed(onboarding, "withdrawn", "another offer");

    // then
    assertThat(onboarding).hasNotPassed("tell-hr-of-missing").isCompleted();
  }

  @Test
  void shouldShowTheManagerTheTasksButNotTheSalary() {
    // given
    var onboarding = signed(Duration.ofDays(-2));
    onboarding.completeJob("mail.send", Map.of("mail", Map.of()));

    // when: anton has no role of the process
    try (var anton = engine.newClientOf("anton", true)) {
      var tasks =
          anton
              .newUserTaskSearchRequest()
              .filter(f -> f.processInstanceKey(onboarding.key()))
              .send()
              .join()
              .items();
      var seen =
          anton
              .newVariableSearchRequest()
              .withFullValues()
              .filter(f -> f.processInstanceKey(onboarding.key()))
              .send()
              .join()
              .items();

      // then
      assertThat(tasks)
          .extracting("elementId")
          .contains("approve-access", "manager-check-list", "hold-check-in")
          .doesNotContain("hire-check-list");
      assertThat(seen)
          .extracting("name")
          .containsOnly("hire", "plan", "accessDecision", "checkList", "checkInName", "checkIn");
      assertThat(seen).extracting("value").asString().contains("Mira").doesNotContain("52000");
    }
  }

  private static TestInstance handedOver() {
    var onboarding = signed(Duration.ofDays(-2));
    approve(onboarding, List.of());
    return onboarding
        .completeJob("records.order-equipment", Map.of("order", Map.of("orderId", "EQ-1")))
        .completeUserTask("it-check-list", list())
        .completeJob("records.hand-over-equipment", Map.of("equipment", List.of()));
  }

  private static Map<String, Object> proof(
      List<Map<String, String>> equipmentOpen, List<Map<String, String>> equipmentMissing) {
    return Map.of(
        "proof",
        Map.of(
            "proven", true, "equipmentOpen", equipmentOpen, "equipmentMissing", equipmentMissing));
  }

  private static Instant day(Duration untilFirstDay, int days) {
    return engine.now().plus(untilFirstDay).plus(Duration.ofDays(days));
  }

  private static Map<String, Object> planned(String hireId, String fileName, Duration until) {
    var plan = new HashMap<String, Object>();
    plan.put("contractDueAt", day(until, -10).toString());
    plan.put("accessAt", day(until, -15).toString());
    plan.put("accessDueAt", day(until, -8).toString());
    plan.put("equipmentAt", day(until, -10).toString());
    plan.put("accountsAt", day(until, -5).toString());
    plan.put("managerListAt", day(until, -3).toString());
    plan.put("itListAt", day(until, -2).toString());
    plan.put("welcomeAt", day(until, -1).toString());
    plan.put("firstDayAt", day(until, 0).toString());
    plan.put(
        "checkIns",
        List.of(
            Map.of("name", "first-day", "at", day(until, 0).toString()),
            Map.of("name", "day-30", "at", day(until, 30).toString()),
            Map.of("name", "day-90", "at", day(until, 90).toString())));
    plan.put(
        "managerTask", Map.of("candidateUsers", List.of("anton"), "candidateGroups", List.of()));
    plan.put(
        "hireTask", Map.of("candidateUsers", List.of("clara"), "candidateGroups", List.of("hr")));
    return Map.of(
        "hire", hire(hireId),
        "plan", plan,
        "contract", Map.of("data", Map.of("managerName", "Anton Berg"), "fileName", fileName));
  }

  private static Map<String, Object> hire(String hireId) {
    return Map.of(
        "hireId", hireId,
        "caseId", hireId,
        "name", "Mira Keller",
        "firstName", "Mira",
        "email", "mira@example.com",
        "startDate", "2027-01-11",
        "annualSalary", "52000.00",
        "language", "de");
  }

  private static TestInstance planned(Duration untilFirstDay) {
    var hireId = "HIR-" + HIRES.incrementAndGet();
    var onboarding = engine.start("onboard-employee", Map.of("hire", hire(hireId)));
    IDS.put(onboarding.key(), hireId);
    return onboarding.completeJob(
        "records.plan-onboarding", planned(hireId, "contract.pdf", untilFirstDay));
  }

  private static TestInstance signed(Duration untilFirstDay) {
    return planned(untilFirstDay)
        .completeJob("reports.render-pdf", Map.of("pdf", Map.of("documentId", "d")))
        .completeUserTask(
            "sign-contract",
            Map.of(
                "contractDecision",
                Map.of("decision", "signed", "document", Map.of("documentId", "s"), "by", "hanna")))
        .completeJob("records.store-contract", Map.of("signedContract", Map.of("sha256", "aa")));
  }

  private static void approve(TestInstance onboarding, List<String> access) {
    onboarding.completeUserTask(
        "approve-access",
        Map.of("accessDecision", Map.of("decision", "approved", "access", access, "by", "anton")));
  }

  private static void makeAccess(TestInstance onboarding, String account) {
    onboarding
        .completeJob(
            "records.request-access", Map.of("request", Map.of("grantId", "G", "already", false)))
        .completeJob("browser.run", Map.of("bot", Map.of("outputs", Map.of("account", account))))
        .completeJob("records.grant-access", Map.of("granted", Map.of("account", account)));
  }

  private static Map<String, Object> list() {
    return Map.of("checkList", Map.of("decision", "done", "done", List.of(), "by", "anton"));
  }

  private static void checkIn(TestInstance onboarding, String decision) {
    onboarding.completeUserTask(
        "hold-check-in",
        Map.of("checkIn", Map.of("decision", decision, "note", "so so", "by", "anton")));
  }

  private static void closed(TestInstance onboarding, String outcome) {
    var job = onboarding.job("records.close-personnel-case");
    assertThat(job.getVariablesAsMap()).containsEntry("outcome", outcome);
    engine.client().newCompleteCommand(job).variables(Map.of("outcome", outcome)).send().join();
    engine.settle();
  }

  private static void closed(TestInstance onboarding, String outcome, String reason) {
    var job = onboarding.job("records.close-personnel-case");
    assertThat(job.getVariablesAsMap())
        .containsEntry("outcome", outcome)
        .containsEntry("reason", reason);
    complete(job, Map.of("outcome", outcome));
  }

  private static void complete(ActivatedJob job, Map<String, Object> variables) {
    engine.client().newCompleteCommand(job).variables(variables).send().join();
    engine.settle();
  }

  private static String hireIdOf(TestInstance onboarding) {
    return IDS.get(onboarding.key());
  }

  private static void move(TestInstance onboarding, Duration untilFirstDay) {
    var hireId = hireIdOf(onboarding);
    engine.publish(
        "start-date-changed",
        hireId,
        Map.of("change", Map.of("startDate", "2027-02-01", "by", "hanna")));
    engine.settle();
    onboarding.completeJob(
        "records.replan-onboarding", planned(hireId, "contract-moved.pdf", untilFirstDay));
  }

  private static void withdraw(TestInstance onboarding) {
    engine.publish(
        "hire-withdrawn",
        hireIdOf(onboarding),
        Map.of("withdrawal", Map.of("reason", "another offer", "by", "hanna")));
    engine.settle();
  }
}
