package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.personnel.PersonnelCases;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.close-personnel-case}. Records how an onboarding, a roster or an offboarding
 * ended, and until when the data are kept of somebody who did not come. Safe to run twice: the
 * first outcome stays.
 */
final class ClosePersonnelCase implements JobWork {

  static final String TYPE = "records.close-personnel-case";
  static final List<String> VARIABLES =
      List.of("caseId", "employeeId", "outcome", "reason", "proof");

  /** For how long somebody who did not come may still claim to have been wronged. */
  private static final int KEPT_MONTHS = 6;

  private final Records records;

  ClosePersonnelCase(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    // The model names a leaving by employee and day; what this instance works on may be a later
    // one.
    var caseId =
        records
            .personnelCases()
            .ofInstance(input.processInstanceKey())
            .map(PersonnelCases.Assignment::caseId)
            .orElseGet(() -> input.requiredText("caseId"));
    var outcome = input.requiredText("outcome");
    var employeeId = input.text("employeeId").orElse(null);
    return records.inTransaction(
        () -> {
          Personnel.open(records, input, caseId, employeeId, null);
          if (employeeId != null && leftOpen(employeeId, outcome)) {
            return new JobOutcome.NeedsPerson(
                "Expected to close case %s, but the access ledger has open accesses of %s."
                    .formatted(caseId, employeeId));
          }
          if (employeeId != null && outcome.equals("withdrawn") && hasEquipment(employeeId)) {
            return new JobOutcome.NeedsPerson(
                "Expected to close case %s, but %s still has equipment."
                    .formatted(caseId, employeeId));
          }
          if (employeeId != null) {
            // Somebody always has a list to close; a roster may go through untouched.
            records.cases().touched(caseId);
          }
          if (records.cases().close(caseId, outcome, input.text("reason").orElse(null))) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("outcome", outcome);
            var keptUntil = end(employeeId, outcome);
            if (keptUntil != null) {
              facts.put("keptUntil", keptUntil.toString());
            }
            records.audit().append(TYPE, "case-closed", "case", caseId, Map.of(), facts);
          }
          return JobOutcome.completed("outcome", outcome);
        });
  }

  /** Who does not come or goes must have nothing left, whatever the process says. */
  private boolean leftOpen(String employeeId, String outcome) {
    return switch (outcome) {
      case "withdrawn", "declined", "offboarded" ->
          !records.accessLedger().openOf(employeeId).isEmpty()
              && (!outcome.equals("withdrawn") || isHireUnderWay(employeeId));
      default -> false;
    };
  }

  /** A hire only: an employee who stays after all keeps what they have. */
  private boolean hasEquipment(String employeeId) {
    return isHireUnderWay(employeeId)
        && records.equipmentOrders().ofEmployee(employeeId).stream().anyMatch(Equipment::isOut);
  }

  private boolean isHireUnderWay(String employeeId) {
    return records
        .hires()
        .find(employeeId)
        .filter(entry -> entry.state() == Hires.State.UNDER_WAY)
        .isPresent();
  }

  private @Nullable LocalDate end(@Nullable String employeeId, String outcome) {
    if (employeeId == null || records.hires().find(employeeId).isEmpty()) {
      return null;
    }
    switch (outcome) {
      case "onboarded" -> records.hires().end(employeeId, Hires.State.ONBOARDED, null);
      case "offboarded" -> records.hires().end(employeeId, Hires.State.LEFT, null);
      case "withdrawn", "declined" -> {
        if (isHireUnderWay(employeeId)) {
          var keptUntil = records.retention().today().plusMonths(KEPT_MONTHS);
          records.hires().end(employeeId, Hires.State.WITHDRAWN, keptUntil);
          return keptUntil;
        }
      }
      default -> {
        // A roster, or a leaving that was taken back: nothing ends for the employee.
      }
    }
    return null;
  }
}
