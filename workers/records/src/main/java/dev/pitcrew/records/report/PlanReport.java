package dev.pitcrew.records.report;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code records.plan-report}. When the report of the month before is asked for: on the third
 * working day at six, in the company's calendar. Changes nothing.
 */
final class PlanReport implements JobWork {

  static final String TYPE = "records.plan-report";
  static final List<String> VARIABLES = List.of("entityId");

  private static final int WORKING_DAYS_AFTER_THE_FIRST = 2;
  private static final LocalTime SIX = LocalTime.of(6, 0);

  private final Records records;

  PlanReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var entity = Asked.entity(records, input.text("entityId").orElse(null));
    var calendar = records.calendars().of(entity.id());
    // The schedule wakes on the first where its model says; west of there it is still the last.
    var month = YearMonth.from(calendar.dayOf(records.clock().instant()).plusDays(1));
    var day = calendar.plusWorkingDays(month.atDay(1), WORKING_DAYS_AFTER_THE_FIRST);
    var plan = new LinkedHashMap<String, Object>();
    plan.put("runAt", ZonedDateTime.of(day, SIX, entity.timeZone()).toInstant().toString());
    plan.put("period", month.minusMonths(1).toString());
    plan.put("entityId", entity.id());
    return JobOutcome.completed("plan", plan);
  }
}
