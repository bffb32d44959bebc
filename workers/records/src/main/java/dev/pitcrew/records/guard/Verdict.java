package dev.pitcrew.records.guard;

import dev.pitcrew.records.decisions.Decision;

/** Whether a task may be completed. */
public sealed interface Verdict {

  /** It may, and this is what was decided. */
  record Passed(Decision decision) implements Verdict {}

  /** It may not; the reason is a sentence for the person at the task. */
  record Denied(String reason) implements Verdict {}
}
