package dev.pitcrew.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What bots are doing, for people to see and to stop. Safe to use from many threads and machines.
 */
public interface BotRuns {

  /**
   * A bot's work for one job.
   *
   * @param attempt from 1
   */
  record Run(String bot, long jobKey, long processInstanceKey, String processId, int attempt) {}

  /**
   * What is kept of an attempt for people to look at.
   *
   * @param warnings how many things were not as the bot knows them
   * @param picture of the page where it failed, JSON of a document; absent where there is none
   * @param json {@code {stepText?, url?, pictures: [{step, document}], steps: [{id, text, outcome,
   *     foundBy, firstWay, millis}], warnings: [text], bundle?: document, evidence?: [name of a
   *     file in the bundle]}}, without secrets
   */
  record Report(int warnings, @Nullable String picture, String json) {

    /** Nothing was seen at all. */
    public static Report none() {
      return new Report(0, null, "{}");
    }
  }

  /**
   * Whether a run may begin: not while the bot is paused; while it is drained only one that ends
   * what was begun before.
   *
   * @param goesOn whether a person has done a step and the bot goes on after it
   */
  boolean mayBegin(Run run, boolean goesOn);

  /** A job waits because its bot is paused or drained. */
  void held(Run run);

  void started(Run run);

  void finished(Run run, Report report);

  /**
   * @param step that could not be done
   * @param reason in words, without secrets
   */
  void failed(Run run, String step, String reason, Report report);

  /** Nobody looks, and nothing is ever paused. */
  static BotRuns unseen() {
    return new BotRuns() {
      @Override
      public boolean mayBegin(Run run, boolean goesOn) {
        return true;
      }

      @Override
      public void held(Run run) {}

      @Override
      public void started(Run run) {}

      @Override
      public void finished(Run run, Report report) {}

      @Override
      public void failed(Run run, String step, String reason, Report report) {}
    };
  }
}
