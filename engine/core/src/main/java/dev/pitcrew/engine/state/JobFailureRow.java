package dev.pitcrew.engine.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a worker failed a job or threw an error for it, so that each time is counted; what was said
 * several times within a minute is one row. Of a job that has many rows one may say nothing, and
 * count all the others.
 *
 * @param worker who had it; absent where nobody did
 * @param messageHash of all of the message, by which those are told apart that begin alike
 * @param times how often
 * @param atMillis when last
 * @param errorMessage at most so long as {@link #MESSAGE_CHARACTERS_MAX} says; last, since what
 *     stands behind a long text is slow to read
 */
public record JobFailureRow(
    long key,
    long jobKey,
    String type,
    @Nullable String worker,
    int messageHash,
    long times,
    long atMillis,
    long processInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    @Nullable String errorCode,
    @Nullable String errorMessage)
    implements Row {

  /** A message may be of any length. */
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
        message == null ? 0 : message.hashCode(),
        1,
        atMillis,
        job.processInstanceKey(),
        job.processDefinitionKey(),
        job.processDefinitionId(),
        errorCode,
        beginning(message));
  }

  /** As much of a message as is kept. */
  public static @Nullable String beginning(@Nullable String message) {
    if (message == null || message.length() <= MESSAGE_CHARACTERS_MAX) {
      return message;
    }
    boolean isWithinOne = Character.isHighSurrogate(message.charAt(MESSAGE_CHARACTERS_MAX - 1));
    return message.substring(0, MESSAGE_CHARACTERS_MAX - (isWithinOne ? 1 : 0));
  }

  public boolean isWithinTheMinuteOf(JobFailureRow other) {
    return atMillis / MINUTE_MILLIS == other.atMillis / MINUTE_MILLIS;
  }

  /** Whether the same worker said the same, when the job was of the same definition. */
  public boolean saysAs(JobFailureRow other) {
    return messageHash == other.messageHash
        && processDefinitionKey == other.processDefinitionKey
        && Objects.equals(worker, other.worker)
        && Objects.equals(errorCode, other.errorCode)
        && Objects.equals(errorMessage, other.errorMessage);
  }

  public boolean saysNothing() {
    return worker == null && errorCode == null && errorMessage == null;
  }

  /** One that stands for all that would say too much. */
  public JobFailureRow withoutWords() {
    return new JobFailureRow(
        key,
        jobKey,
        type,
        null,
        0,
        times,
        atMillis,
        processInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        null,
        null);
  }

  /** Both in one. */
  public JobFailureRow with(JobFailureRow later) {
    return new JobFailureRow(
        key,
        jobKey,
        type,
        worker,
        messageHash,
        times + later.times,
        Math.max(atMillis, later.atMillis),
        processInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        errorCode,
        errorMessage);
  }
}
