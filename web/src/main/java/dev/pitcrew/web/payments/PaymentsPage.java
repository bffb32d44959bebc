package dev.pitcrew.web.payments;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The list of payment runs.
 *
 * @param mayPropose true when this person may start one
 */
public record PaymentsPage(List<Run> runs, long total, boolean mayPropose, String refusal) {

  /**
   * One run.
   *
   * @param state in words; see {@link PaymentsController}
   * @param fileName empty until there is a file
   */
  public record Run(
      long key,
      OffsetDateTime started,
      Proposal proposal,
      State state,
      String by,
      String fileName,
      String controlSum) {}

  /** How a run stands. */
  public enum State {
    WORKING("Being worked on", "", ""),
    WAITING("Waits for release", "doubt", "info"),
    PAID_OUT("File written", "done", "done"),
    NOTHING_DUE("Nothing was due", "", ""),
    DISCARDED("Discarded", "", ""),
    TROUBLE("Stopped by an incident", "wrong", "wrong"),
    CANCELED("Cancelled", "", "");

    private final String words;
    private final String tone;
    private final String icon;

    State(String words, String tone, String icon) {
      this.words = words;
      this.tone = tone;
      this.icon = icon;
    }

    public String words() {
      return words;
    }

    public String tone() {
      return tone;
    }

    public String icon() {
      return icon;
    }
  }
}
