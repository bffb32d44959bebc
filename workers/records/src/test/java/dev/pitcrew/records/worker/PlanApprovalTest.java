package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an approval is due, and who may give it instead. */
final class PlanApprovalTest {

  /** A Friday, ten o'clock in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir Path folder;
  private Records records;

  @BeforeEach
  void open() {
    records = Records.open(TestBooks.SQLITE.stocked(folder), InstantSource.fixed(NOW));
    records.absences().all().forEach(one -> records.absences().remove(one.username(), one.from()));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldCountWorkingDaysWhenAWeekendIsInBetween() {
    // when
    var plan = plan("approver");

    // then
    assertThat(plan)
        .containsEntry("remindAt", "2026-11-23T09:00:00Z")
        .containsEntry("dueAt", "2026-11-24T09:00:00Z")
        .containsEntry("escalateAt", "2026-11-25T09:00:00Z")
        .containsEntry("candidateUsers", List.of());
    assertThat(records.approvalSteps().current("INV-1").orElseThrow().role()).isEqualTo("approver");
  }

  @Test
  void shouldAskTheSubstituteWhenAnApproverIsAbsent() {
    // given
    var today = LocalDate.parse("2026-11-20");
    records.absences().save(new Absence("anton", today, today.plusDays(3), "carl"));
    records.absences().save(new Absence("clara", today, today.plusDays(3), "olga"));

    // when, then
    assertThat(plan("approver")).containsEntry("candidateUsers", List.of("carl"));
  }

  @Test
  void shouldEscalateToTheNextRoleOrAManagerWhenThereIsOne() {
    assertThat(plan("approver")).containsEntry("escalateTo", Map.of("role", "director"));
    assertThat(plan("director")).containsEntry("escalateTo", Map.of());
    records
        .people()
        .save(new Person("dora", "Dora Lindqvist", Set.of("director", "approver"), "ada", null));
    assertThat(plan("director")).containsEntry("escalateTo", Map.of("username", "ada"));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> plan(String role) {
    var outcome =
        new PlanApproval(records, new FixedPolicies())
            .run(
                JobInput.parse(
                    role.hashCode(),
                    2,
                    3,
                    "invoice-intake",
                    """
                    {"intake": {"caseId": "INV-1"}, "step": {"role": "%s"}, "check": {"entityId": "brueckner-voss"}}
                    """
                        .formatted(role)));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("plan");
  }
}
