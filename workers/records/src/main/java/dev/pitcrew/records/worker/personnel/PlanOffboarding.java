package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.records.personnel.Leaver;
import dev.pitcrew.records.personnel.PersonnelCases;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code records.plan-offboarding} and {@code records.replan-offboarding}. When access ends and
 * what has to come back. Safe to run twice: a last day is set once.
 */
final class PlanOffboarding implements JobWork {

  static final String TYPE = "records.plan-offboarding";
  static final String AGAIN = "records.replan-offboarding";
  static final List<String> VARIABLES = List.of("leaver", "change");

  private final Records records;
  private final boolean again;

  PlanOffboarding(Records records, boolean again) {
    this.records = records;
    this.again = again;
  }

  /** Who it is, wherever the books know them from. */
  private record Employee(String name, String entityId, Map<String, Object> person) {}

  /**
   * The case this instance works on; for a new one the first id whose case is not over. Somebody
   * who stayed may be announced for the same day again, and that is another case.
   */
  private String caseId(JobInput input, String employeeId) {
    return records
        .personnelCases()
        .ofInstance(input.processInstanceKey())
        .map(PersonnelCases.Assignment::caseId)
        .orElseGet(
            () -> {
              var first =
                  "OFF-%s-%s".formatted(employeeId, Personnel.day(input, "leaver", "lastDay"));
              var id = first;
              for (int time = 2; isOver(id); time++) {
                id = first + "-" + time;
              }
              return id;
            });
  }

  private boolean isOver(String caseId) {
    return records.cases().find(caseId).filter(found -> found.outcome() != null).isPresent();
  }

  @Override
  public JobOutcome run(JobInput input) {
    var employeeId = input.requiredText("leaver", "employeeId");
    var lastDay =
        again
            ? Personnel.day(input, "change", "lastDay")
            : Personnel.day(input, "leaver", "lastDay");
    return records.inTransaction(
        () -> {
          var caseId = caseId(input, employeeId);
          Personnel.open(records, input, caseId, employeeId, null);
          var employee = employee(employeeId);
          if (employee.isEmpty()) {
            return JobOutcome.error(
                "employee-unknown",
                "Nobody is known as %s, neither among our people nor in the access ledger."
                    .formatted(employeeId));
          }
          var entityId = Personnel.entity(records, employee.get().entityId());
          var leaver =
              records
                  .leavers()
                  .announce(
                      caseId,
                      employeeId,
                      entityId,
                      lastDay,
                      !again
                          && input.at("leaver", "immediate").filter(v -> v.asBoolean()).isPresent(),
                      input.text(again ? "change" : "leaver", "by").orElse(again ? AGAIN : TYPE));
          return JobOutcome.completed("plan", plan(leaver, employee.get()));
        });
  }

  private Optional<Employee> employee(String employeeId) {
    Optional<Employee> hire = records.hires().hire(employeeId).map(PlanOffboarding::employee);
    return hire.or(() -> records.people().find(employeeId).map(PlanOffboarding::employee))
        .or(
            () ->
                records.accessLedger().history(employeeId).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Employee(employeeId, "", Map.of("name", employeeId))));
  }

  private static Employee employee(Hire hire) {
    return new Employee(hire.name(), hire.entityId(), hire.toVariable());
  }

  private static Employee employee(Person person) {
    var known = new LinkedHashMap<String, Object>();
    known.put("name", person.name());
    if (person.email() != null) {
      known.put("email", person.email());
    }
    return new Employee(person.name(), person.entity() == null ? "" : person.entity(), known);
  }

  private Map<String, Object> plan(Leaver leaver, Employee employee) {
    var calendar = records.calendars().of(leaver.entityId());
    var now = records.clock().instant();
    LocalDate lastDay = leaver.lastDay();
    var ends = leaver.immediate() ? now : leaver.lastDayEnds(calendar);
    var plan = new LinkedHashMap<String, Object>();
    plan.put("employeeId", leaver.employeeId());
    plan.put("name", employee.name());
    plan.put("person", employee.person());
    plan.put("entityId", leaver.entityId());
    plan.put("caseId", leaver.caseId());
    plan.put("lastDay", lastDay.toString());
    plan.put("lastDayAt", ends.toString());
    plan.put("equipmentDueAt", calendar.plusWorkingDays(ends, 1).toString());
    plan.put("version", leaver.planVersion());
    plan.put(
        "equipment",
        records.equipmentOrders().ofEmployee(leaver.employeeId()).stream()
            .filter(Equipment::isOut)
            .map(MoveEquipment::asMap)
            .toList());
    plan.put("tellTo", "hr");
    return plan;
  }
}
