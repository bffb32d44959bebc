package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.calendar.WorkingCalendar;
import dev.pitcrew.records.reporting.ReportQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.collect-kpis}. How the processes went in a month, by process and by step: of the
 * cases that ended in it, so that a later look gives the same. Changes nothing.
 */
final class CollectKpis implements JobWork {

  static final String TYPE = "records.collect-kpis";
  static final List<String> VARIABLES = List.of(Asked.VARIABLE);

  private static final Set<String> GOOD_ENDS =
      Set.of("posted", "reimbursed", "onboarded", "offboarded", "granted", "done", "completed");
  private static final double MILLIS_OF_HOUR = 3_600_000.0;

  private final Records records;

  CollectKpis(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var kpis = new Collected(Asked.of(records, input));
    kpis.processes();
    kpis.steps();
    kpis.deadlines();
    return JobOutcome.completed("kpis", Map.of("figures", kpis.figures, "tables", kpis.tables));
  }

  private final class Collected {

    private final Asked asked;
    private final WorkingCalendar calendar;
    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<Map<String, Object>> tables = new ArrayList<>();

    Collected(Asked asked) {
      this.asked = asked;
      calendar = records.calendars().of(asked.entity().id());
    }

    void processes() {
      var waited = waitedByCase();
      var rows = new ArrayList<List<Object>>();
      by("process", Rows.of(records, ReportQuery.ENDED_CASES, asked.span()))
          .forEach((process, cases) -> rows.add(process(process, cases, waited)));
      tables.add(
          Figure.table(
              "processes",
              "How the processes went",
              List.of(
                  Figure.column("Process", "text"),
                  Figure.column("Ended", "whole"),
                  Figure.column("Median hours", "number"),
                  Figure.column("Median working hours", "number"),
                  Figure.column("Waiting for approval %", "number"),
                  Figure.column("Touchless %", "number"),
                  Figure.column("Corrected %", "number"),
                  Figure.column("Repeated %", "number")),
              rows,
              Figure.query(ReportQuery.ENDED_CASES, asked.span())));
    }

    private List<Object> process(
        String process, List<Map<String, @Nullable Object>> cases, Map<String, Double> waited) {
      var hours = new ArrayList<Double>();
      var working = new ArrayList<Double>();
      double waiting = 0;
      double whole = 0;
      for (var one : cases) {
        long start = Rows.number(one, "started_at");
        long end = Rows.number(one, "ended_at");
        hours.add((end - start) / MILLIS_OF_HOUR);
        working.add(
            calendar.between(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)).toMillis()
                / MILLIS_OF_HOUR);
        var known = waited.get(Rows.text(one, "case_id"));
        if (known != null) {
          waiting += known;
          whole += (end - start) / MILLIS_OF_HOUR;
        }
      }
      var well =
          cases.stream().filter(one -> GOOD_ENDS.contains(Rows.text(one, "outcome"))).toList();
      var touchless =
          Figure.percent(
              well.stream().filter(one -> Rows.number(one, "decisions") == 0).count(), well.size());
      var corrected = share(cases, "corrected");
      var repeated = share(cases, "repeated");
      var id = "kpi." + process + ".";
      figure(
          id + "ended",
          process + ": cases ended",
          String.valueOf(cases.size()),
          Figure.COUNT,
          ReportQuery.ENDED_CASES);
      figure(
          id + "cycle",
          process + ": median time from start to end",
          median(hours),
          Figure.HOURS,
          ReportQuery.ENDED_CASES);
      figure(
          id + "cycle-working",
          process + ": median working time from start to end",
          median(working),
          Figure.HOURS,
          ReportQuery.ENDED_CASES);
      figure(
          id + "touchless",
          process + ": touchless, of what ended well",
          touchless,
          Figure.PERCENT,
          ReportQuery.ENDED_CASES);
      figure(
          id + "errors",
          process + ": corrected by a person",
          corrected,
          Figure.PERCENT,
          ReportQuery.ENDED_CASES);
      return List.of(
          process,
          String.valueOf(cases.size()),
          median(hours),
          median(working),
          whole == 0 ? "" : rounded(100 * waiting / whole),
          touchless,
          corrected,
          repeated);
    }

    /** Hours that the cases lay with an approver; only there is it known since when. */
    private Map<String, Double> waitedByCase() {
      var waited = new HashMap<String, Double>();
      for (var step : Rows.of(records, ReportQuery.DECIDED_STEPS, asked.span()).all()) {
        waiting(step)
            .ifPresent(hours -> waited.merge(Rows.text(step, "case_id"), hours, Double::sum));
      }
      return waited;
    }

    private java.util.Optional<Double> waiting(Map<String, @Nullable Object> step) {
      return step.get("planned_at") == null
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              (Rows.number(step, "decided_at") - Rows.number(step, "planned_at")) / MILLIS_OF_HOUR);
    }

    void steps() {
      var rows = new ArrayList<List<Object>>();
      by("process", Rows.of(records, ReportQuery.DECIDED_STEPS, asked.span()))
          .forEach(
              (process, decided) ->
                  by("element", new Rows(decided))
                      .forEach((step, of) -> rows.add(step(process, step, of))));
      tables.add(
          Figure.table(
              "steps",
              "What people decided, by step",
              List.of(
                  Figure.column("Process", "text"),
                  Figure.column("Step", "text"),
                  Figure.column("Decided", "whole"),
                  Figure.column("Became void %", "number"),
                  Figure.column("Median hours waited", "number")),
              rows,
              Figure.query(ReportQuery.DECIDED_STEPS, asked.span())));
    }

    private List<Object> step(
        String process, String step, List<Map<String, @Nullable Object>> decided) {
      var hours = decided.stream().flatMap(one -> waiting(one).stream()).toList();
      long taken = decided.stream().filter(one -> one.get("void_at") != null).count();
      return List.of(
          process,
          step,
          String.valueOf(decided.size()),
          Figure.percent(taken, decided.size()),
          median(hours));
    }

    void deadlines() {
      var paid = Rows.of(records, ReportQuery.PAID_ON_TIME, asked.span()).all();
      rate(
          "kpi.sla.payments",
          "Invoices paid by their due date",
          paid.stream()
              .filter(one -> Rows.text(one, "booked_on").compareTo(Rows.text(one, "due_date")) <= 0)
              .count(),
          paid.size(),
          ReportQuery.PAID_ON_TIME);
      var approvals = Rows.of(records, ReportQuery.PLANNED_APPROVALS, asked.span()).all();
      rate(
          "kpi.sla.approvals",
          "Approvals that were not escalated",
          approvals.stream().filter(one -> one.get("escalated_at") == null).count(),
          approvals.size(),
          ReportQuery.PLANNED_APPROVALS);
      var work = Rows.of(records, ReportQuery.WORK_WITH_DEADLINE, asked.span()).all();
      rate(
          "kpi.sla.work",
          "Work items done by their deadline",
          work.stream()
              .filter(one -> Rows.number(one, "ended_at") <= Rows.number(one, "deadline_at"))
              .count(),
          work.size(),
          ReportQuery.WORK_WITH_DEADLINE);
    }

    private void rate(String id, String label, long hit, long of, ReportQuery query) {
      figure(id, "%s (of %d)".formatted(label, of), Figure.percent(hit, of), Figure.PERCENT, query);
    }

    /** What cannot be counted is left out. */
    private void figure(String id, String label, String value, String unit, ReportQuery query) {
      if (!value.isEmpty()) {
        figures.add(Figure.of(id, label, value, unit, Figure.query(query, asked.span())));
      }
    }
  }

  private static Map<String, List<Map<String, @Nullable Object>>> by(String column, Rows rows) {
    var groups = new TreeMap<String, List<Map<String, @Nullable Object>>>();
    rows.all()
        .forEach(
            row ->
                groups.computeIfAbsent(Rows.text(row, column), key -> new ArrayList<>()).add(row));
    return groups;
  }

  private static String share(List<Map<String, @Nullable Object>> cases, String column) {
    return Figure.percent(
        cases.stream().filter(one -> Rows.number(one, column) > 0).count(), cases.size());
  }

  /** The nearest rank: a time that a case really took. */
  private static String median(List<Double> hours) {
    var sorted = hours.stream().sorted().toList();
    return sorted.isEmpty() ? "" : rounded(sorted.get((sorted.size() - 1) / 2));
  }

  private static String rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
