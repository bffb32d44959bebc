package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.hire.CheckLists;
import dev.pitcrew.records.hire.OnboardingPlan;
import dev.pitcrew.records.personnel.Hire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code records.plan-onboarding} and {@code records.replan-onboarding}. When what is done for a
 * hire, by whom, and what the contract says. Safe to run twice: a start date is set once, and the
 * plan follows from it.
 */
final class PlanOnboarding implements JobWork {

  static final String TYPE = "records.plan-onboarding";
  static final String AGAIN = "records.replan-onboarding";
  static final List<String> VARIABLES = List.of("hire", "change");

  private static final int LEAD_DAYS_MAX = 250;

  private final Records records;
  private final boolean again;

  PlanOnboarding(Records records, boolean again) {
    this.records = records;
    this.again = again;
  }

  @Override
  public JobOutcome run(JobInput input) {
    return records.inTransaction(
        () -> {
          var hire = Personnel.hire(records, input);
          if (again) {
            hire =
                records
                    .hires()
                    .startOn(
                        hire.hireId(),
                        Personnel.day(input, "change", "startDate"),
                        input.text("change", "reason").orElse(null),
                        input.text("change", "by").orElse(AGAIN));
          } else {
            Personnel.open(records, input, hire.caseId(), hire.hireId(), hire.name());
          }
          return new JobOutcome.Completed(
              Map.of(
                  "hire", hire.toVariable(),
                  "plan", plan(hire, input),
                  "contract", contract(hire)));
        });
  }

  private Map<String, Object> plan(Hire hire, JobInput input) {
    var calendar = records.calendars().of(hire.entityId());
    var plan = new LinkedHashMap<>(OnboardingPlan.of(calendar, hire.startDate(), lead(input)));
    var today = calendar.dayOf(records.clock().instant());
    plan.put("managerTask", Personnel.managerTask(records, hire, today));
    plan.put("hireTask", Personnel.hireTask(records, hire));
    var lists = new TreeMap<String, Object>();
    CheckLists.shipped()
        .forEach(
            (name, items) ->
                lists.put(
                    name,
                    items.stream()
                        .map(item -> Map.of("value", item.id(), "label", item.label()))
                        .toList()));
    plan.put("checkLists", lists);
    plan.put(
        "version", records.hires().find(hire.hireId()).map(entry -> entry.planVersion()).orElse(1));
    return plan;
  }

  /** What the model says, in its headers; else what is shipped. */
  private static OnboardingPlan.Lead lead(JobInput input) {
    var usual = OnboardingPlan.Lead.SHIPPED;
    return new OnboardingPlan.Lead(
        days(input, "contractDueWorkingDaysBefore", usual.contractDue()),
        days(input, "accessWorkingDaysBefore", usual.access()),
        days(input, "accessDueWorkingDaysBefore", usual.accessDue()),
        days(input, "equipmentWorkingDaysBefore", usual.equipment()),
        days(input, "accountsWorkingDaysBefore", usual.accounts()),
        days(input, "managerListWorkingDaysBefore", usual.managerList()),
        days(input, "itListWorkingDaysBefore", usual.itList()),
        days(input, "welcomeWorkingDaysBefore", usual.welcome()));
  }

  private static int days(JobInput input, String header, int usual) {
    var text = input.header(header).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > LEAD_DAYS_MAX) {
      throw new ContractBroken(
          "Expected header %s to be a number of working days, but it is “%s”."
              .formatted(header, text));
    }
    return Integer.parseInt(text);
  }

  private Map<String, Object> contract(Hire hire) {
    var data = new LinkedHashMap<>(hire.toVariable());
    data.put("managerName", Personnel.name(records, hire.manager()));
    records
        .entities()
        .find(hire.entityId())
        .ifPresent(entity -> data.put("company", company(entity)));
    data.put(
        "writtenOn",
        records.calendars().of(hire.entityId()).dayOf(records.clock().instant()).toString());
    return Map.of("data", data, "fileName", "contract-%s.pdf".formatted(hire.caseId()));
  }

  private static Map<String, Object> company(Entity entity) {
    var company = new LinkedHashMap<String, Object>();
    company.put("name", entity.name());
    company.put("street", entity.address().street());
    company.put("postCode", entity.address().postCode());
    company.put("city", entity.address().city());
    company.put("country", entity.address().country());
    return company;
  }
}
