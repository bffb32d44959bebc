package dev.pitcrew.records.trail;

import dev.pitcrew.records.store.Columns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for; what is absent is not asked.
 *
 * @param person who did it, or on whose behalf
 * @param from first moment, included
 * @param until last moment, excluded
 * @param beforeSeq only older entries than this one: the last seq of the page before
 * @param limit how many, at most 500
 */
public record AuditQuery(
    @Nullable String subject,
    @Nullable String subjectId,
    @Nullable String what,
    @Nullable String person,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long beforeSeq,
    int limit) {

  /** Everything, newest first. */
  public static AuditQuery all(int limit) {
    return new AuditQuery(null, null, null, null, null, null, null, limit);
  }

  void conditions(List<String> where, List<Object> parameters) {
    add(where, parameters, "subject = ?", subject);
    add(where, parameters, "subject_id = ?", subjectId);
    add(where, parameters, "what = ?", what);
    if (person != null) {
      where.add("(who = ? OR for_whom = ?)");
      parameters.add(person);
      parameters.add(person);
    }
    add(where, parameters, "at >= ?", Columns.millis(from));
    add(where, parameters, "at < ?", Columns.millis(until));
    add(where, parameters, "seq < ?", beforeSeq);
  }

  private static void add(
      List<String> where, List<Object> parameters, String condition, @Nullable Object value) {
    if (value != null) {
      where.add(condition);
      parameters.add(value);
    }
  }
}
