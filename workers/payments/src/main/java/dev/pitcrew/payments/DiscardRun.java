package dev.pitcrew.payments;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
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
    var runId = ProposePayments.runId(input);
    var decisions = records.decisions().standing(runId, ReleaseCheck.ELEMENT);
    boolean byPerson = !decisions.isEmpty() && decisions.getLast().decision().equals("discarded");
    records
        .paymentRuns()
        .discard(
            runId,
            byPerson ? decisions.getLast().by() : TYPE,
            input.text("release", "reason").or(() -> input.text("reason")).orElse(null));
    return JobOutcome.completed();
  }
}
