package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code records.open-report}. What month of which company, for whom; opens the case. Safe to run
 * twice: a case is opened once.
 */
final class OpenReport implements JobWork {

  static final String TYPE = "records.open-report";
  static final List<String> VARIABLES = List.of(Asked.VARIABLE);

  private static final Set<String> GERMAN = Set.of("DE", "AT");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private final Records records;

  OpenReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var asked = Asked.of(records, input);
    var now = records.clock().instant();
    var thisMonth = YearMonth.from(records.calendars().of(asked.entity().id()).dayOf(now));
    if (asked.period().isAfter(thisMonth)) {
      throw new ContractBroken(
          "Expected a report of a month that has begun, but %s has not.".formatted(asked.period()));
    }
    var title =
        input
            .text(Asked.VARIABLE, "title")
            .orElse(
                "Report of %s, %s".formatted(MONTH.format(asked.period()), asked.entity().name()));
    var requestedAt =
        input.text(Asked.VARIABLE, "requestedAt").map(OpenReport::instant).orElse(now);
    var report = new LinkedHashMap<String, Object>();
    report.put("requestId", asked.requestId());
    report.put("reportId", asked.reportId());
    report.put("period", asked.period().toString());
    report.put("entityId", asked.entity().id());
    report.put("from", asked.span().from().toString());
    report.put("to", asked.span().to().toString());
    report.put("locale", GERMAN.contains(asked.entity().address().country()) ? "de" : "en");
    report.put("currency", asked.currency());
    report.put("title", title);
    report.put("by", input.text(Asked.VARIABLE, "by").orElse(""));
    report.put("requestedAt", requestedAt.toString());
    report.put("recipients", ReportRecipients.of(records, asked.entity()));
    report.put("sharedFile", input.text(Asked.VARIABLE, "sharedFile").orElse("budget"));
    records
        .cases()
        .open(
            asked.requestId(),
            input.processId(),
            input.processInstanceKey(),
            title,
            null,
            requestedAt);
    return JobOutcome.completed(Asked.VARIABLE, report);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ContractBroken(
          "Expected report.requestedAt to be an instant, but it is “%s”.".formatted(text));
    }
  }

  /** The case a request of the schedule opens, the same whenever it is asked for. */
  static Map<String, Object> scheduled(String entityId, YearMonth period, String at) {
    var report = new LinkedHashMap<String, Object>();
    report.put("requestId", scheduledId(entityId, period));
    report.put("period", period.toString());
    report.put("entityId", entityId);
    report.put("by", "report-schedule");
    report.put("requestedAt", at);
    return report;
  }

  static String scheduledId(String entityId, YearMonth period) {
    return "REP-%s-%s-scheduled".formatted(entityId, period);
  }
}
