package dev.pitcrew.payments;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.worker.JobInput;
import dev.pitcrew.records.worker.JobOutcome;
import dev.pitcrew.records.worker.JobWork;
import java.util.List;

/** {@code payments.discard}. Safe to run twice: a run that was discarded stays so. */
final class DiscardRun implements JobWork {

  static final String TYPE = "payments.discard";
  static final List<String> VARIABLES = List.of("release", "reason");

  private final Records records;

  DiscardRun(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    records
        .paymentRuns()
        .discard(
            ProposePayments.runId(input),
            input.text("release", "by").orElse(TYPE),
            input.text("release", "reason").or(() -> input.text("reason")).orElse(null));
    return JobOutcome.completed();
  }
}
