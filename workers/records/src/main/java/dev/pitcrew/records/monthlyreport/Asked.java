package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.reporting.ReportBooks.Span;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * The report a job is about: a month of one company, counted in the company's days.
 *
 * @param requestId its case
 */
record Asked(String requestId, YearMonth period, Entity entity) {

  static final String VARIABLE = "report";

  static Asked of(Records records, JobInput input) {
    var requestId = input.requiredText(VARIABLE, "requestId");
    return new Asked(
        requestId,
        period(input.requiredText(VARIABLE, "period")),
        entity(records, input.text(VARIABLE, "entityId").orElse(null)));
  }

  /** The company named; where none is, the first. */
  static Entity entity(Records records, @org.jspecify.annotations.Nullable String id) {
    if (id == null) {
      return records.entities().all().stream()
          .findFirst()
          .orElseThrow(() -> new ContractBroken("Expected a company, but the books hold none."));
    }
    return records
        .entities()
        .find(id)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected a report of company %s, but the books hold no such company."
                        .formatted(id)));
  }

  static YearMonth period(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new ContractBroken(
          "Expected a period such as 2026-10, but it is “%s”.".formatted(text));
    }
  }

  String reportId() {
    return "REP-%s-%s".formatted(entity.id(), period);
  }

  String currency() {
    return entity.bookkeeping().currency();
  }

  Span span() {
    var zone = entity.timeZone();
    return new Span(
        entity.id(),
        period.atDay(1),
        period.atEndOfMonth(),
        period.atDay(1).atStartOfDay(zone).toInstant(),
        period.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
  }
}
