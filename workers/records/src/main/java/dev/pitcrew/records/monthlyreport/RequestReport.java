package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * {@code records.request-report}. Asks for the planned report. Safe to run twice: the message has
 * the request as its id, and that it was published is kept for good.
 */
final class RequestReport implements JobWork {

  static final String TYPE = "records.request-report";
  static final String MESSAGE = "report-requested";
  static final List<String> VARIABLES = List.of("plan");

  private final Records records;
  private final Messages messages;

  /** Publishes one message; one that was published before counts as published. */
  @FunctionalInterface
  interface Messages {
    void publish(String messageId, Map<String, Object> variables);
  }

  RequestReport(Records records, Messages messages) {
    this.records = records;
    this.messages = messages;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var entity = Asked.entity(records, input.requiredText("plan", "entityId"));
    var period = Asked.period(input.requiredText("plan", "period"));
    var report = OpenReport.scheduled(entity.id(), period, input.requiredText("plan", "runAt"));
    var id = String.valueOf(report.get("requestId"));
    var key = key(id);
    // Whoever claimed it and did not live to say so published under the same id, or not at all.
    if (!(records.effects().claim(key) instanceof Claim.Done)) {
      messages.publish(id, Map.of(Asked.VARIABLE, report));
      records.effects().resolve(key, Variables.toJson(report));
    }
    return JobOutcome.completed(Asked.VARIABLE, report);
  }

  /** Whether the schedule has asked for the report of this month. */
  static boolean wasAskedFor(Records records, String entityId, YearMonth period) {
    var key = key(OpenReport.scheduledId(entityId, period));
    return records.inTransaction(
        () ->
            switch (records.effects().claim(key)) {
              case Claim.Done done -> true;
              case Claim.Unresolved open -> false;
              case Claim.Granted granted -> {
                records.effects().giveBack(key);
                yield false;
              }
            });
  }

  private static String key(String requestId) {
    return TYPE + ":" + requestId;
  }
}
