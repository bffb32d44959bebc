package dev.pitcrew.records.reporting;

import dev.pitcrew.records.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books as reports ask them: named queries over a span of days, nothing else. */
public final class ReportBooks {

  private final Database database;

  public ReportBooks(Database database) {
    this.database = database;
  }

  /**
   * What a report is about.
   *
   * @param begin of the first day, where the company is
   * @param end of the last day
   */
  public record Span(String entityId, LocalDate from, LocalDate to, Instant begin, Instant end) {}

  /** The rows by column. */
  public List<Map<String, @Nullable Object>> ask(ReportQuery query, Span span) {
    return database
        .sql(query.sql())
        .param("entity", span.entityId())
        .param("from", span.from().toString())
        .param("to", span.to().toString())
        .param("begin", span.begin().toEpochMilli())
        .param("end", span.end().toEpochMilli())
        .query()
        .listOfRows();
  }
}
