package dev.pitcrew.records.worker.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Leaver;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs of leaving that are handed out twice: the books and their trail are the same after the
 * second time. The other job types are done twice on the engine, by the tests of the offices.
 */
final class RepeatedJobsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final long INSTANCE = 30;
  private static final String CASE = "OFF-ivo-2026-12-31";
  private static final String ABOUT = "\"employeeId\": \"ivo\", \"caseId\": \"%s\"".formatted(CASE);
  private static final String LEAVER =
      "\"leaver\": {\"employeeId\": \"ivo\", \"lastDay\": \"2026-12-31\", \"by\": \"hanna\"}";

  @TempDir Path folder;
  private Records records;

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), InstantSource.fixed(NOW));
    MasterData.load(records, Path.of("../../samples/master"));
    twice(new PlanOffboarding(records, false), LEAVER);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPlanOnceWhenTheLastDayChanges() {
    twice(
        new PlanOffboarding(records, true),
        LEAVER + ", \"change\": {\"lastDay\": \"2027-01-29\", \"by\": \"hanna\"}");
  }

  @Test
  void shouldHandOverAndTakeBackOnceWhenTheJobIsHandedOutTwice() {
    // given
    records.equipmentOrders().order("ORD-ivo", "ivo", CASE, List.of("Laptop", "Badge"), "test");

    // when // then
    twice(new MoveEquipment(records, MoveEquipment.HAND_OVER), ABOUT);
    twice(
        new MoveEquipment(records, MoveEquipment.RETURN),
        ABOUT + ", \"equipmentReturn\": {\"missing\": [\"Badge\"]}");
    assertThat(records.equipmentOrders().ofEmployee("ivo"))
        .extracting(Equipment::state)
        .containsExactlyInAnyOrder(Equipment.State.RETURNED, Equipment.State.MISSING);
  }

  @Test
  void shouldCloseAnAccessAndSayTheProofOnceWhenTheJobIsHandedOutTwice() {
    // given
    var access = records.accessLedger().request("ivo", "it-portal", CASE, "x", null);
    records
        .decisions()
        .record(
            new Decision(1, CASE, "clear-access", "cleared", "by hand", "ada", null, null, NOW));

    // when // then
    twice(
        new AccessProof(records)::clear,
        ABOUT + ", \"openAccessDecision\": {\"cleared\": [\"%s\"]}".formatted(access.grantId()));
    assertThat(records.accessLedger().openOf("ivo")).extracting(Access::grantId).isEmpty();
    twice(new AccessProof(records)::prove, ABOUT);
    twice(new AccessProof(records)::open, ABOUT);
  }

  @Test
  void shouldOpenAnotherCaseOnceWhenWhoStayedLeavesOnTheSameDayAfterAll() {
    // given
    records.cases().close(CASE, "withdrawn", "stays");

    // when
    twice(INSTANCE + 1, new PlanOffboarding(records, false), LEAVER);

    // then
    assertThat(records.leavers().ofEmployee("ivo"))
        .extracting(Leaver::caseId)
        .containsExactly(CASE + "-2", CASE);
    assertThat(records.cases().find(CASE + "-2").orElseThrow().outcome()).isNull();

    // and this instance plans, and closes, its own case, however the model names it
    twice(
        INSTANCE + 1,
        new PlanOffboarding(records, true),
        LEAVER + ", \"change\": {\"lastDay\": \"2027-01-29\", \"by\": \"hanna\"}");
    assertThat(records.leavers().find(CASE + "-2").orElseThrow().lastDay())
        .hasToString("2027-01-29");
    twice(
        INSTANCE + 1,
        new ClosePersonnelCase(records),
        "\"caseId\": \"%s\", \"outcome\": \"unknown\"".formatted(CASE));
    assertThat(records.cases().find(CASE + "-2").orElseThrow().outcome()).isEqualTo("unknown");
    assertThat(records.cases().find(CASE).orElseThrow().outcome()).isEqualTo("withdrawn");
  }

  private void twice(JobWork work, String variables) {
    twice(INSTANCE, work, variables);
  }

  private void twice(long instance, JobWork work, String variables) {
    try {
      JobOutcome first = work.run(job(instance, variables));
      int rows = records.audit().latest(1000).size();
      assertThat(work.run(job(instance, variables))).isEqualTo(first);
      assertThat(records.audit().latest(1000)).hasSize(rows);
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JobInput job(long instance, String variables) {
    return JobInput.parse(7, instance, 8, "offboarding", "{" + variables + "}");
  }
}
