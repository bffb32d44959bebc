package dev.pitcrew.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.payments.PaymentsWorkers;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.master.SampleMasterData;
import dev.pitcrew.records.monthlyreport.ReportWorkers;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.signin.Totp;
import dev.pitcrew.records.worker.RecordsWorkers;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two processes that begin by the clock alone, with their real workers and books, on Pitcrew
 * and on a real Zeebe. The clocks of both engines and of the books are moved together, from noon to
 * noon: between two noons it is six once, in whatever time zone an engine has its clock.
 */
class SchedulesOnZeebeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final String TREASURER = "theo";

  /** From here to the middle of March the company and its banks have no holiday but weekends. */
  private static final LocalDate SATURDAY =
      LocalDate.now(BERLIN)
          .plusYears(1)
          .withMonth(2)
          .withDayOfMonth(1)
          .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));

  private static final LocalDate SUNDAY = SATURDAY.plusDays(1);
  private static final LocalDate MONDAY = SATURDAY.plusDays(2);
  private static final LocalDate AFTER_THE_FIRST = SATURDAY.withMonth(3).withDayOfMonth(2);
  private static final LocalDate AFTER_THE_THIRD_WORKING_DAY = AFTER_THE_FIRST.plusDays(8);

  private static final List<String> MODELS =
      List.of(
          "payment-run-schedule/payment-run-schedule.bpmn",
          "payment-run/payment-run.bpmn",
          "payment-run/release-payments.form",
          "report-schedule/report-schedule.bpmn",
          "report-generation/report-generation.bpmn");

  @TempDir static Path folder;

  private static Played zeebe;
  private static Played pitcrew;

  /** An engine whose clock can be moved. */
  private record Side(
      CamundaClient client, Consumer<Instant> clock, Supplier<List<String>> elements) {

    /** Of the schedules and what they call; the report itself is another's matter. */
    List<String> passed() {
      return elements.get().stream().filter(one -> !one.startsWith("report-generation/")).toList();
    }

    /**
     * Until the payments' schedule has begun and ended that often: what its worker asks is the day.
     */
    void awaitPaymentSchedules(int times) {
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          passedTimes("payment-run-schedule/no-run")
                              + passedTimes("payment-run-schedule/run-ended"))
                      .isEqualTo(times));
    }

    private int passedTimes(String element) {
      String passed = element + " is COMPLETED: ";
      return passed().stream()
          .filter(one -> one.startsWith(passed))
          .mapToInt(one -> Integer.parseInt(one.substring(passed.length())))
          .sum();
    }

    void awaitPassed(String element, int times) {
      await()
          .untilAsserted(
              () -> assertThat(passed()).contains("%s is COMPLETED: %d".formatted(element, times)));
    }
  }

  /**
   * What was played, and what came of it.
   *
   * @param onSunday what had been passed by then
   */
  private record Played(
      List<String> onSunday, List<String> passed, List<String> payments, List<String> reports) {}

  @BeforeAll
  static void play() throws Exception {
    try (RealZeebe real = RealZeebe.start();
        CamundaClient client = real.client()) {
      zeebe =
          played(
              new Side(client, real::moveTo, () -> Passed.onZeebe(real.world())),
              folder.resolve("zeebe"));
    }
    try (EngineTestkit ours = EngineTestkit.create().start()) {
      pitcrew =
          played(
              new Side(
                  ours.client(),
                  time -> ours.advance(Duration.between(ours.now(), time)),
                  () -> Passed.onPitcrew(ours.client())),
              folder.resolve("pitcrew"));
    }
  }

  private static Played played(Side side, Path data) throws Exception {
    Files.createDirectories(data);
    AtomicReference<Instant> now = new AtomicReference<>(noon(SATURDAY));
    try (Records records = Records.open("jdbc:sqlite:" + data.resolve("records.db"), now::get)) {
      SampleMasterData.load(records);
      post(records);
      side.clock().accept(now.get());
      deploy(side.client());
      try (var ofRecords = RecordsWorkers.register(side.client(), records);
          var ofPayments = PaymentsWorkers.register(side.client(), records);
          var ofReports = ReportWorkers.register(side.client(), records, data.resolve("shared"))) {
        pass(side, now, SUNDAY);
        side.awaitPaymentSchedules(1);
        List<String> onSunday = side.passed();
        pass(side, now, MONDAY);
        release(side.client(), records);
        side.awaitPaymentSchedules(2);
        pass(side, now, AFTER_THE_FIRST);
        side.awaitPaymentSchedules(3);
        side.awaitPassed("report-schedule/plan-report", 1);
        pass(side, now, AFTER_THE_THIRD_WORKING_DAY);
        side.awaitPaymentSchedules(4);
        side.awaitPassed("report-schedule/report-asked-for", 1);
        await().until(() -> !reports(records).isEmpty());
        await()
            .untilAsserted(
                () -> assertThat(side.passed()).noneMatch(one -> one.contains(" is ACTIVE")));
        return new Played(
            onSunday,
            side.passed(),
            Books.in(data).facts().stream().filter(one -> one.startsWith("payment")).toList(),
            reports(records));
      }
    }
  }

  private static void pass(Side side, AtomicReference<Instant> now, LocalDate until) {
    // The books first: a worker that is quick would else find the day before.
    now.set(noon(until));
    side.clock().accept(now.get());
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(NOON).atZone(BERLIN).toInstant();
  }

  private static void deploy(CamundaClient client) {
    DeployResourceCommandStep2 command = null;
    for (String model : MODELS) {
      command =
          command == null
              ? client.newDeployResourceCommand().addResourceFromClasspath("bpmn/" + model)
              : command.addResourceFromClasspath("bpmn/" + model);
    }
    command.send().join();
  }

  /** An invoice that is due on Monday. */
  private static void post(Records records) {
    var vendor = records.vendors().find("V1001").orElseThrow();
    BigDecimal amount = new BigDecimal("119.00");
    records
        .invoices()
        .post(
            new Invoice(
                "INV-1",
                "brueckner-voss",
                vendor.id(),
                Invoice.Type.INVOICE,
                "RE-1",
                SATURDAY.minusDays(20),
                MONDAY,
                "EUR",
                null,
                null,
                amount,
                amount,
                vendor.iban(),
                "INV-1",
                null,
                Binding.of(vendor.id(), vendor.iban(), amount, "EUR", "INV-1"),
                Invoice.State.POSTED,
                null,
                records.clock().instant()),
            "test");
  }

  /** The treasurer takes the task, confirms with a second factor and releases. */
  private static void release(CamundaClient client, Records records) {
    UserTask task = await().until(() -> openTask(client), Optional::isPresent).orElseThrow();
    long key = task.getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee(TREASURER).send().join();
    var enrolment = records.secondFactors().begin(TREASURER);
    records
        .secondFactors()
        .activate(TREASURER, Totp.code(enrolment.secret(), records.clock().instant()));
    assertThat(
            records
                .secondFactors()
                .confirm(TREASURER, "release:" + key, enrolment.recoveryCodes().getFirst()))
        .isTrue();
    client
        .newCompleteUserTaskCommand(key)
        .variables(Map.of("release", Map.of("decision", "released", "by", TREASURER)))
        .send()
        .join();
  }

  private static Optional<UserTask> openTask(CamundaClient client) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED).bpmnProcessId("payment-run"))
        .send()
        .join()
        .items()
        .stream()
        .findFirst();
  }

  /** The reports that were asked for, by their cases' names. */
  private static List<String> reports(Records records) {
    return records.cases().search(List.of("report-generation"), "", 10).stream()
        .map(Case::caseId)
        .toList();
  }

  @Test
  void shouldProposeNothingOnADayOfRest() {
    assertThat(zeebe.onSunday())
        .contains("payment-run-schedule/no-run is COMPLETED: 1")
        .noneMatch(one -> one.startsWith("payment-run/"))
        .isEqualTo(pitcrew.onSunday());
  }

  @Test
  void shouldPayOnceWhatIsDueOnAWorkingDay() {
    assertThat(zeebe.payments())
        .filteredOn(one -> one.startsWith("payments: "))
        .singleElement()
        .asString()
        .contains("119.00");
    assertThat(zeebe.payments()).isEqualTo(pitcrew.payments());
    assertThat(zeebe.passed()).contains("payment-run/paid-out is COMPLETED: 1");
  }

  @Test
  void shouldAskOnceForTheReportOfTheMonth() {
    assertThat(zeebe.reports()).hasSize(1).isEqualTo(pitcrew.reports());
    assertThat(zeebe.passed()).contains("report-schedule/report-asked-for is COMPLETED: 1");
  }

  @Test
  void shouldPassTheSameElements() {
    assertThat(zeebe.passed())
        .as("process, element, how it ended: how often")
        .containsExactlyElementsOf(pitcrew.passed());
  }
}
