package dev.pitcrew.records.worker.personnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobInput.ListenedTask;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.guard.Guard;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.worker.GuardDecision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On- and offboarding against the books: what each step writes, and that it writes it once. */
final class PersonnelWorkersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String MIRA =
      """
      {"firstName": "Mira", "lastName": "Keller", "birthDate": "1994-03-02", "email": "mira@example.com",
       "position": "Planner", "manager": "anton", "buddy": "clara", "startDate": "2027-01-11",
       "annualSalary": "54000", "access": ["HR portal", "it-portal"], "equipment": ["Laptop", "Badge"]}
      """;

  @TempDir Path folder;
  private Records records;
  private long jobKey;

  @BeforeEach
  void open() {
    records = Records.open(TestBooks.SQLITE.stocked(folder), InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldRegisterEachHireOnceWhenTheRosterComesAgain() {
    // when
    var first = registration(register("RST-1", MIRA));
    var same = registration(register("RST-1", MIRA));
    var other = registration(register("RST-2", MIRA));

    // then
    assertThat(hires(first)).hasSize(1).isEqualTo(hires(same));
    assertThat(hires(first).getFirst())
        .containsEntry("name", "Mira Keller")
        .containsEntry("access", List.of("hr-portal", "it-portal"))
        .containsEntry("currency", "EUR");
    assertThat(hires(other)).isEmpty();
    assertThat((List<?>) other.get("known")).hasSize(1);
    assertThat(records.cases().find("RST-1"))
        .get()
        .extracting(Case::process)
        .isEqualTo("onboarding");
  }

  @Test
  void shouldNameEveryBadCellAndRegisterNobodyWhenARosterIsWrong() {
    // given
    var table =
        """
        {"sheet": "Hires", "rows": [
          {"row": 2, "cells": {"firstName": {"value": "Mira", "cell": "A2"}, "lastName": {"value": "Keller", "cell": "B2"},
             "email": {"value": "mira@example", "cell": "D2"}, "position": {"value": "Planner", "cell": "E2"},
             "manager": {"value": "nobody", "cell": "F2"}, "startDate": {"value": null, "text": "03/04/2027", "cell": "H2"},
             "access": {"value": "HR portal; mainframe", "cell": "J2"}}},
          {"row": 3, "cells": {"firstName": {"value": "Jo", "cell": "A3"}, "lastName": {"value": "Ober", "cell": "B3"},
             "email": {"value": "jo@example.com", "cell": "D3"}, "position": {"value": "Fitter", "cell": "E3"},
             "manager": {"value": "anton", "cell": "F3"}, "startDate": {"value": "2027-01-11", "cell": "H3"}}}],
         "questions": [{"code": "ambiguous", "sheet": "Hires", "cell": "H2", "column": "startDate", "value": "03/04/2027",
            "expected": "a day that can be read in one way", "message": "It may be 3 April or 4 March."}],
         "problems": []}
        """;

    // when
    var registration = registration(registerSheet("RST-3", table));

    // then
    assertThat(hires(registration)).isEmpty();
    assertThat(records.hires().latest(10)).isEmpty();
    assertThat(problems(registration))
        .extracting(problem -> problem.get("cell") + ": " + problem.get("code"))
        .containsExactly("H2: ambiguous", "D2: email", "F2: person", "J2: system");
    assertThat(problems(registration).get(1))
        .containsEntry(
            "message", "Sheet Hires, cell D2, email: expected an e-mail address, but it is none.");

    // and when HR lets the right rows pass, by the books
    assertThat(
            guard(
                "correct-roster",
                "hanna",
                "RST-3",
                null,
                "\"rosterCorrection\": {\"decision\": \"right-rows-only\", \"reason\": \"Mira comes"
                    + " later\", \"by\": \"hanna\"}"))
        .isEqualTo(JobOutcome.completed());
    assertThat(hires(registration(registerSheet("RST-3", table))))
        .singleElement()
        .satisfies(hire -> assertThat(hire).containsEntry("name", "Jo Ober"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          birthDate    | 2020-01-01 | age
          birthDate    | 1.2.1994   | date
          startDate    | 2036-01-01 | far
          endDate      | 2026-12-31 | order
          weeklyHours  | 80         | hours
          annualSalary | 54.000,00  | number
          currency     | EURO       | currency
          language     | fr         | language
          manager      | ''         | missing
          """)
  void shouldSayWhatIsWrongWhenAValueIs(String field, String value, String code) {
    // given
    var tree = (com.fasterxml.jackson.databind.node.ObjectNode) tree(MIRA);
    tree.put(field, value);

    // when
    var registration = registration(register("RST-4", tree.toString()));

    // then
    assertThat(problems(registration))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem).containsEntry("field", field).containsEntry("code", code));
  }

  @Test
  void shouldCountBackwardInWorkingTimeWhenPlanned() {
    // given
    var hireId = hireId();

    // when
    var plan = completed(plan(hireId)).get("plan");

    // then: a Monday; the day before is the Friday, and five working days before it is the Monday
    // before
    assertThat(map(plan))
        .containsEntry("firstDayAt", "2027-01-11T07:00:00Z")
        .containsEntry("welcomeAt", "2027-01-08T07:00:00Z")
        .containsEntry("accountsAt", "2027-01-04T07:00:00Z")
        .containsEntry("day30At", "2027-02-10T07:00:00Z")
        .containsEntry("version", 1);
    assertThat(map(map(plan).get("managerTask")))
        .containsEntry("candidateUsers", List.of("anton"))
        .containsEntry("candidateGroups", List.of());
    assertThat(map(map(plan).get("hireTask"))).containsEntry("candidateUsers", List.of("clara"));
    assertThat(records.cases().ofInstance(20).orElseThrow().caseId()).isEqualTo(hireId);

    // and when it changes
    var again =
        completed(
            new PlanOnboarding(records, true)
                .run(
                    job(
                        "onboard-employee",
                        20,
                        "\"hire\": {\"hireId\": \"%s\"}, \"change\": {\"startDate\": \"2027-02-01\", \"by\": \"hanna\"}"
                            .formatted(hireId))));
    assertThat(map(again.get("plan")))
        .containsEntry("firstDayAt", "2027-02-01T07:00:00Z")
        .containsEntry("version", 2);
    assertThat(map(again.get("hire"))).containsEntry("startDate", "2027-02-01");
  }

  @Test
  void shouldLeaveNothingOpenUnsaidWhenAccessIsGivenAndTaken() {
    // given an access that was asked for, and one that is there
    var hireId = hireId();
    plan(hireId);
    var steps = new AccessSteps(records);
    var request = completed(steps.request(access(hireId, "hr-portal", "create", "")));
    assertThat(map(request.get("request"))).containsEntry("already", false);
    var grantId = (String) map(request.get("request")).get("grantId");
    completed(steps.request(access(hireId, "it-portal", "create", "")));
    var bot =
        "\"request\": {\"grantId\": \"%s\"}, \"bot\": {\"outputs\": {\"account\": \"m.keller\"}}"
            .formatted(grantId);
    var granted = completed(steps.grant(access(hireId, "hr-portal", "create", bot)));
    assertThat(granted)
        .isEqualTo(completed(steps.grant(access(hireId, "hr-portal", "create", bot))));
    assertThat(map(granted.get("granted"))).containsEntry("account", "m.keller");
    assertThat(
            map(completed(steps.request(access(hireId, "hr-portal", "create", ""))).get("request")))
        .containsEntry("already", true);

    // when one is taken back
    var disable = completed(steps.request(access(hireId, "hr-portal", "disable", "")));
    assertThat(map(disable.get("request")))
        .containsEntry("grantId", grantId)
        .containsEntry("account", "m.keller");
    steps.revoke(
        access(
            hireId,
            "hr-portal",
            "disable",
            "\"request\": {\"grantId\": \"%s\"}".formatted(grantId)));

    // then the other one is found, the case cannot be closed, and a person has to close it
    assertThat(proof(hireId)).containsEntry("proven", false);
    assertThat(closing(hireId, "withdrawn")).isInstanceOf(JobOutcome.NeedsPerson.class);
    var open = records.accessLedger().openOf(hireId).getFirst();
    var cleared =
        "\"openAccessDecision\": {\"decision\": \"cleared\", \"cleared\": [\"%s\"], \"reason\": \"never made\", \"by\": \"ivo\"}"
            .formatted(open.grantId());
    var proofs = new AccessProof(records);
    var clear = job("onboard-employee", 20, about(hireId) + ", " + cleared);
    proofs.clear(clear);
    assertThat(proof(hireId)).as("nobody may, without the guard").containsEntry("proven", false);
    assertThat(guard("clear-access", "ivo", hireId, hireId, cleared))
        .isEqualTo(JobOutcome.completed());
    proofs.clear(clear);
    assertThat(proof(hireId)).containsEntry("proven", true);
    assertThat(records.accessLedger().history(hireId).getLast().who()).isEqualTo("ivo");
    assertThat(closing(hireId, "withdrawn"))
        .isEqualTo(JobOutcome.completed("outcome", "withdrawn"));
    assertThat(records.hires().find(hireId).orElseThrow().state()).isEqualTo(Hires.State.WITHDRAWN);
    assertThat(records.cases().find(hireId).orElseThrow().outcome()).isEqualTo("withdrawn");
  }

  @Test
  void shouldOrderOnceAndCancelWhatIsNotThereYetWhenAHireWithdraws() {
    // given
    var hireId = hireId();
    var order = new OrderEquipment(records);
    var input = job("onboard-employee", 20, "\"hire\": {\"hireId\": \"%s\"}".formatted(hireId));
    completed(order.run(input));
    completed(order.run(input));
    assertThat(records.outbox().latest(10)).hasSize(1);

    // when
    completed(
        new MoveEquipment(records, MoveEquipment.CANCEL)
            .run(job("onboard-employee", 20, about(hireId))));

    // then
    assertThat(records.equipmentOrders().ofEmployee(hireId))
        .extracting(Equipment::state)
        .containsOnly(Equipment.State.CANCELLED)
        .hasSize(2);
  }

  @Test
  void shouldNotCloseWhenAHireWhoWithdrewStillHasEquipment() {
    // given what is with the hire already cannot be cancelled
    var hireId = hireId();
    completed(
        new OrderEquipment(records)
            .run(job("onboard-employee", 20, "\"hire\": {\"hireId\": \"%s\"}".formatted(hireId))));
    var about = job("onboard-employee", 20, about(hireId));
    completed(new MoveEquipment(records, MoveEquipment.HAND_OVER).run(about));
    completed(new MoveEquipment(records, MoveEquipment.CANCEL).run(about));

    // when // then
    assertThat(closing(hireId, "withdrawn"))
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to close case %s, but %s still has equipment."
                    .formatted(hireId, hireId)));
    completed(new MoveEquipment(records, MoveEquipment.RETURN).run(about));
    assertThat(closing(hireId, "withdrawn"))
        .isEqualTo(JobOutcome.completed("outcome", "withdrawn"));
  }

  @Test
  void shouldTakeEverythingBackWhenSomebodyLeaves() {
    // given
    var hireId = hireId();
    var steps = new AccessSteps(records);
    completed(steps.request(access(hireId, "hr-portal", "create", "")));
    completed(
        new OrderEquipment(records)
            .run(job("onboard-employee", 20, "\"hire\": {\"hireId\": \"%s\"}".formatted(hireId))));
    closing(hireId, "onboarded");
    var leaver =
        "\"leaver\": {\"employeeId\": \"%s\", \"lastDay\": \"2027-06-26\", \"by\": \"hanna\"}"
            .formatted(hireId);

    // when
    var plan =
        map(
            completed(new PlanOffboarding(records, false).run(job("offboarding", 30, leaver)))
                .get("plan"));

    // then the last day is a Saturday: work ends on Friday at three
    assertThat(plan)
        .containsEntry("lastDayAt", "2027-06-25T13:00:00Z")
        .containsEntry("caseId", "OFF-" + hireId + "-2027-06-26")
        .containsEntry("name", "Mira Keller");
    assertThat((List<?>) plan.get("equipment")).hasSize(2);
    assertThat(completed(new AccessProof(records).open(job("offboarding", 30, about(hireId)))))
        .extractingByKey("openAccess")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(1);

    // and what does not come back stays known
    completed(
        new MoveEquipment(records, MoveEquipment.RETURN)
            .run(
                job(
                    "offboarding",
                    30,
                    about(hireId) + ", \"equipmentReturn\": {\"missing\": [\"Badge\"]}")));
    assertThat(records.equipmentOrders().ofEmployee(hireId))
        .extracting(Equipment::state)
        .containsExactly(Equipment.State.RETURNED, Equipment.State.MISSING);

    // and nobody is offboarded whom nobody knows
    assertThat(
            new PlanOffboarding(records, false)
                .run(job("offboarding", 31, leaver.replace(hireId, "ghost"))))
        .isInstanceOfSatisfying(
            JobOutcome.BpmnError.class,
            error -> assertThat(error.code()).isEqualTo("employee-unknown"));
  }

  @Test
  void shouldStoreTheContractWhenTheBooksSayItIsSigned() {
    // given
    var hireId = hireId();
    plan(hireId);
    var signed =
        "\"contractDecision\": {\"decision\": \"signed\", \"by\": \"hanna\", \"document\":"
            + " {\"documentId\": \"d\", \"contentHash\": \"aa\"}}";
    var input =
        job("onboard-employee", 20, "\"hire\": {\"hireId\": \"%s\"}, %s".formatted(hireId, signed));
    var work = new StoreContract(records);
    assertThat(work.run(input)).isInstanceOf(JobOutcome.NeedsPerson.class);

    // when
    assertThat(guard("sign-contract", "hanna", hireId, hireId, signed))
        .isEqualTo(JobOutcome.completed());
    work.run(input);
    var stored = completed(work.run(input));

    // then
    assertThat(map(stored.get("signedContract"))).containsEntry("sha256", "aa");
    assertThat(records.audit().about("employee", hireId))
        .filteredOn(entry -> entry.what().equals("contract-signed"))
        .hasSize(1);
    assertThatThrownBy(
            () -> work.run(job("x", 20, "\"hire\": {\"hireId\": \"%s\"}".formatted(hireId))))
        .isInstanceOf(ContractBroken.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sign-contract    | ivo   | contractDecision | "decision": "declined", "reason": "x"            | Ivo Brandt is no hr, and stands in for no absent hr today.
          sign-contract    | hanna | contractDecision | "decision": "signed"                             | Attach the signed contract: without it nothing is signed.
          approve-access   | dora  | accessDecision   | "decision": "approved", "access": []             | Dora Lindqvist is no manager of this hire, and stands in for no absent manager of this hire today.
          approve-access   | anton | accessDecision   | "decision": "approved", "access": ["vault"]      | Only access that was asked for can be approved: hr-portal, it-portal.
          approve-access   | anton | accessDecision   | "decision": "approved", "access": ["hr-portal"]  | Say why: leaving out access that was asked for needs a reason.
          it-check-list    | ivo   | checkList        | "decision": "done", "done": ["equipment-ready"]  | Not yet ticked: Every account was signed in to once.
          hire-check-list  | sven  | checkList        | "decision": "done", "done": []                   | Sven Halvorsen is no buddy of this hire, and stands in for no absent buddy of this hire today.
          hold-check-in    | anton | checkIn          | "decision": "concerns"                           | Note what the concerns are.
          do-bot-step      | clara | botStep          | "decision": "done"                               | Clara Winter is no operator, and stands in for no absent operator today.
          return-equipment | ivo   | equipmentReturn  | "decision": "partly"                             | Note what becomes of the rest.
          return-equipment | ivo   | equipmentReturn  | "decision": "partly", "note": "x"                | Say what is missing.
          return-equipment | ivo   | equipmentReturn  | "decision": "partly", "note": "x", "missing": ["Car"] | Only what was handed over can be missing.
          """)
  void shouldDenyWhenItIsNotTheirsToDecideOrNotSaidInFull(
      String task, String who, String object, String decision, String why) {
    // given
    var hireId = hireId();
    plan(hireId);

    // when
    var answer =
        guard(
            task,
            who,
            hireId,
            hireId,
            "\"%s\": {%s, \"by\": \"%s\"}".formatted(object, decision, who));

    // then
    assertThat(answer).isEqualTo(new JobOutcome.Denied(why));
  }

  @Test
  void shouldDenyWhenSomebodyClearsTheirOwnAccess() {
    // given ivo leaves, and tidies up after himself
    records.accessLedger().request("ivo", "it-portal", "OFF-ivo-2026-12-31", "x", null);
    completed(
        new PlanOffboarding(records, false)
            .run(
                job(
                    "offboarding",
                    30,
                    "\"leaver\": {\"employeeId\": \"ivo\", \"lastDay\": \"2026-12-31\", \"by\":"
                        + " \"hanna\"}")));

    // when
    var answer =
        guardAt(
            30,
            "clear-access",
            "ivo",
            "\"openAccessDecision\": {\"decision\": \"cleared\", \"cleared\": [\"x\"], \"reason\":"
                + " \"x\", \"by\": \"ivo\"}");

    // then
    assertThat(answer)
        .isEqualTo(
            new JobOutcome.Denied("Ivo Brandt is who this is about and cannot clear the access."));
    assertThat(records.accessLedger().openOf("ivo"))
        .extracting(Access::system)
        .containsExactly("it-portal");
  }

  private String hireId() {
    return (String) hires(registration(register("RST-1", MIRA))).getFirst().get("hireId");
  }

  private JobOutcome register(String rosterId, String hires) {
    return new RegisterHires(records)
        .run(
            job(
                "onboarding",
                rosterId.equals("RST-1") ? 10 : 11,
                "\"roster\": {\"rosterId\": \"%s\", \"entityId\": \"brueckner-voss\", \"by\": \"hanna\", \"hires\": [%s]}"
                    .formatted(rosterId, hires)));
  }

  private JobOutcome registerSheet(String rosterId, String table) {
    return new RegisterHires(records)
        .run(
            job(
                "onboarding",
                10,
                "\"roster\": {\"rosterId\": \"%s\", \"entityId\": \"brueckner-voss\", \"by\": \"hanna\", \"sheet\": {}}, \"table\": %s"
                    .formatted(rosterId, table)));
  }

  private JobOutcome plan(String hireId) {
    return new PlanOnboarding(records, false)
        .run(job("onboard-employee", 20, "\"hire\": {\"hireId\": \"%s\"}".formatted(hireId)));
  }

  private Map<String, Object> proof(String hireId) {
    return map(
        completed(new AccessProof(records).prove(job("onboard-employee", 20, about(hireId))))
            .get("proof"));
  }

  private JobOutcome closing(String hireId, String outcome) {
    return new ClosePersonnelCase(records)
        .run(
            job(
                "onboard-employee",
                20,
                about(hireId) + ", \"outcome\": \"%s\"".formatted(outcome)));
  }

  private static String about(String hireId) {
    return "\"employeeId\": \"%s\", \"caseId\": \"%s\"".formatted(hireId, hireId);
  }

  private JobInput access(String hireId, String system, String action, String more) {
    return job(
        "portal-access",
        21,
        "\"access\": {%s, \"system\": \"%s\", \"action\": \"%s\", \"approvedBy\": \"anton\"}%s"
            .formatted(about(hireId), system, action, more.isEmpty() ? "" : ", " + more));
  }

  private JobOutcome guard(
      String element,
      String who,
      String caseId,
      @org.jspecify.annotations.Nullable String hireId,
      String json) {
    long instance = hireId == null ? 10 : 20;
    assertThat(records.cases().ofInstance(instance).orElseThrow().caseId()).isEqualTo(caseId);
    return guardAt(instance, element, who, json);
  }

  private JobOutcome guardAt(long instance, String element, String who, String json) {
    var guard = new Guard(records, name -> List.of(), (name, purpose) -> false);
    return new GuardDecision(records, guard)
        .run(
            JobInput.parse(
                ++jobKey,
                instance,
                1,
                "any",
                "{" + json + "}",
                new ListenedTask(1000 + jobKey, element, who)));
  }

  private JobInput job(String process, long instance, String json) {
    return JobInput.parse(++jobKey, instance, 1, process, "{" + json + "}");
  }

  private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
    return JobInput.parse(1, 1, 1, "x", json).variables();
  }

  private static Map<String, Object> completed(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return Variables.toMap(((JobOutcome.Completed) outcome).variables());
  }

  private static Map<String, Object> registration(JobOutcome outcome) {
    return map(completed(outcome).get("registration"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> hires(Map<String, Object> registration) {
    return (List<Map<String, Object>>) registration.get("hires");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> problems(Map<String, Object> registration) {
    return (List<Map<String, Object>>) registration.get("problems");
  }
}
