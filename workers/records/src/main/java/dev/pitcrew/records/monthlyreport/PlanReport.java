package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code records.plan-report}. Which months the schedule owes a report of, and when they are asked
 * for: on the third working day at six, in the company's calendar. Owed is the month before, and
 * each one before it since the last that was asked for: an engine or worker that was away for
 * months comes back once. Changes nothing.
 */
final class PlanReport implements JobWork {

  static final String TYPE = "records.plan-report";
  static final List<String> VARIABLES = List.of("entityId");

  private static final int WORKING_DAYS_AFTER_THE_FIRST = 2;
  private static final int MONTHS_OWED_MAX = 12;
  private static final LocalTime SIX = LocalTime.of(6, 0);

  private final Records records;

  PlanReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var entity = Asked.entity(records, input.text("entityId").orElse(null));
    var thisMonth =
        YearMonth.from(records.calendars().of(entity.id()).dayOf(records.clock().instant()));
    var plans = owed(entity, thisMonth).stream().map(period -> plan(entity, period)).toList();
    return JobOutcome.completed("plans", plans);
  }

  /** The oldest first. Where none was ever asked for the schedule is new, and owes one. */
  private List<YearMonth> owed(Entity entity, YearMonth thisMonth) {
    var owed = new ArrayDeque<YearMonth>();
    for (int back = 1; back <= MONTHS_OWED_MAX; back++) {
      var period = thisMonth.minusMonths(back);
      if (RequestReport.wasAskedFor(records, entity.id(), period)) {
        return List.copyOf(owed.isEmpty() ? List.of(thisMonth.minusMonths(1)) : owed);
      }
      owed.addFirst(period);
    }
    return List.of(thisMonth.minusMonths(1));
  }

  private Map<String, Object> plan(Entity entity, YearMonth period) {
    var day =
        records
            .calendars()
            .of(entity.id())
            .plusWorkingDays(period.plusMonths(1).atDay(1), WORKING_DAYS_AFTER_THE_FIRST);
    var plan = new LinkedHashMap<String, Object>();
    plan.put("runAt", ZonedDateTime.of(day, SIX, entity.timeZone()).toInstant().toString());
    plan.put("period", period.toString());
    plan.put("entityId", entity.id());
    return plan;
  }
}
