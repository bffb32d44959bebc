package dev.pitcrew.payments;

import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payment.PaymentRun;
import java.time.Instant;
import java.time.LocalDate;

/** The day on which a run's money moves. */
final class ExecutionDate {

  private ExecutionDate() {}

  /** As proposed; but a run that waited for its release must not ask for a day that is over. */
  static LocalDate of(PaymentRun run, Entity entity, Instant now) {
    var earliest = TargetCalendar.nextAfter(LocalDate.ofInstant(now, entity.timeZone()));
    return run.executionDate().isBefore(earliest) ? earliest : run.executionDate();
  }
}
