package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * That a worker failed a job or threw an error for it, so that each time is counted; what it said
 * several times within a minute is one row.
 *
 * @param worker who had it; absent where nobody did
 * @param errorMessage at most so long as {@link #MESSAGE_CHARACTERS_MAX} says
 * @param messageHash of all of it, by which those are told apart that begin alike
 * @param times how often within the minute
 * @param atMillis when last
 */
public record JobFailureRow(
    long key,
    long jobKey,
    String type,
    @Nullable String worker,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int messageHash,
    int times,
    long atMillis,
    long processInstanceKey,
    long processDefinitionKey,
    String processDefinitionId)
    implements Row {

  /** A message may be of any length, and there is one for each try. */
  public static final int MESSAGE_CHARACTERS_MAX = 8_191;

  private static final long MINUTE_MILLIS = 60_000;

  /** The job as it was when it failed. */
  public static JobFailureRow of(
      long key, JobRow job, @Nullable String errorCode, @Nullable String message, long atMillis) {
    return new JobFailureRow(
        key,
        job.key(),
        job.type(),
        job.worker(),
        errorCode,
        beginning(message),
        message == null ? 0 : message.hashCode(),
        1,
        atMillis,
        job.processInstanceKey(),
        job.processDefinitionKey(),
        job.processDefinitionId());
  }

  /** As much of a message as is kept. */
  public static @Nullable String beginning(@Nullable String message) {
    if (message == null || message.length() <= MESSAGE_CHARACTERS_MAX) {
      return message;
    }
    boolean isWithinOne = Character.isHighSurrogate(message.charAt(MESSAGE_CHARACTERS_MAX - 1));
    return message.substring(0, MESSAGE_CHARACTERS_MAX - (isWithinOne ? 1 : 0));
  }

  /** Both in one, where the other is the same within the same minute; else null. */
  public @Nullable JobFailureRow with(JobFailureRow later) {
    boolean isSame =
        atMillis / MINUTE_MILLIS == later.atMillis / MINUTE_MILLIS
            && later.counted(key, times, atMillis).equals(this);
    return isSame ? counted(key, times + 1, later.atMillis) : null;
  }

  private JobFailureRow counted(long newKey, int newTimes, long newAtMillis) {
    return new JobFailureRow(
        newKey,
        jobKey,
        type,
        worker,
        errorCode,
        errorMessage,
        messageHash,
        newTimes,
        newAtMillis,
        processInstanceKey,
        processDefinitionKey,
        processDefinitionId);
  }
}
