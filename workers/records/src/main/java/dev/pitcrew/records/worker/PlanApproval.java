package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.calendar.WorkingCalendar;
import dev.pitcrew.records.coding.Coding;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.policy.DueApprovals;
import dev.pitcrew.records.policy.Policies;
import dev.pitcrew.records.policy.PolicyBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.plan-approval}. When to remind and to escalate, in the working time of the company
 * that was billed, to whom, and who stands in for whoever is absent. The step's role goes into the
 * books, where the guard looks it up, and so does the policy's version, by which the posting will
 * judge. Safe to run twice: a job's step is noted once.
 */
final class PlanApproval implements JobWork {

  static final String TYPE = "records.plan-approval";
  static final List<String> VARIABLES = List.of("intake", "step", "check", "approval", "coding");

  private static final int REMIND_AFTER_DAYS = 1;
  private static final int DUE_AFTER_DAYS = 2;
  private static final int ESCALATE_AFTER_DAYS = 3;

  /** Who is above a role when the people who have it have no manager beside themselves. */
  private static final Map<String, String> NEXT_ROLE = Map.of("approver", "director");

  private final Records records;
  private final PolicyBook policies;

  PlanApproval(Records records, Policies policies) {
    this.records = records;
    this.policies = new PolicyBook(records, policies);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var caseId = input.requiredText("intake", "caseId");
    records.cases().requireOwn(caseId, input.processInstanceKey());
    var role = input.requiredText("step", "role");
    var calendar = calendar(input);
    var now = records.clock().instant();
    var newer =
        policies.invoiceAsked(
            caseId, costCentres(input), DueApprovals.roles(input.at("approval", "steps")));
    if (newer.isPresent()) {
      return Shortened.decidedByAnother(records, input, TYPE, "case", caseId, newer.get());
    }
    records.approvalSteps().plan(input.jobKey(), caseId, role);
    var plan = new LinkedHashMap<String, Object>();
    plan.put("remindAt", calendar.plusWorkingDays(now, REMIND_AFTER_DAYS).toString());
    plan.put("escalateAt", calendar.plusWorkingDays(now, ESCALATE_AFTER_DAYS).toString());
    plan.put("dueAt", calendar.plusWorkingDays(now, DUE_AFTER_DAYS).toString());
    var approvers = records.people().withRole(role).stream().filter(Person::active).toList();
    plan.put("candidateUsers", substitutes(approvers, calendar));
    plan.put("escalateTo", escalateTo(role, approvers));
    return JobOutcome.completed("plan", plan);
  }

  private static List<@Nullable String> costCentres(JobInput input) {
    var costCentres = new ArrayList<@Nullable String>();
    input
        .optional(Coding.class, "coding")
        .ifPresent(coding -> coding.lines().forEach(line -> costCentres.add(line.costCentre())));
    return costCentres;
  }

  private WorkingCalendar calendar(JobInput input) {
    var entity =
        input
            .text("check", "entityId")
            .flatMap(records.entities()::find)
            .or(() -> records.entities().all().stream().findFirst())
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected to plan an approval in working time, but the books hold no"
                            + " company."));
    return records.calendars().of(entity.id());
  }

  private List<String> substitutes(List<Person> approvers, WorkingCalendar calendar) {
    var today = calendar.dayOf(records.clock().instant());
    return approvers.stream()
        .flatMap(absent -> records.absences().substituteOf(absent.username(), today).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A manager who could not give the approval anyway; else the next role; else nobody. */
  private Map<String, String> escalateTo(String role, List<Person> approvers) {
    Optional<Person> manager =
        approvers.stream()
            .map(Person::manager)
            .filter(Objects::nonNull)
            .distinct()
            .flatMap(name -> records.people().find(name).stream())
            .filter(person -> person.active() && !person.roles().contains(role))
            .findFirst();
    return manager
        .map(person -> Map.of("username", person.username()))
        .or(() -> Optional.ofNullable(NEXT_ROLE.get(role)).map(next -> Map.of("role", next)))
        .orElse(Map.of());
  }
}
