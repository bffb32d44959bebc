package dev.pitcrew.engine.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a step needs from outside.
 *
 * @param now the step's time
 * @param keys gives each new row its key
 * @param streams which job streams have room
 * @param caller who asks for the command
 */
public record StepContext(Instant now, Keys keys, JobStreams streams, Caller caller) {

  /** Of a step that the engine itself wants. */
  public StepContext(Instant now, Keys keys, JobStreams streams) {
    this(now, keys, streams, Caller.ENGINE);
  }

  /** Ever higher keys. */
  @FunctionalInterface
  public interface Keys {
    long next();
  }

  /** The open job streams. */
  @FunctionalInterface
  public interface JobStreams {

    /** No stream is open. */
    JobStreams NONE = jobType -> null;

    /**
     * A stream for jobs of this type that has room, and takes that room; null where there is none.
     */
    @Nullable Target offer(String jobType);

    /**
     * As {@link #offer(String)}, for a job that only unrestricted callers may have.
     *
     * @param protectedJob whether the job is one of a protected process
     */
    default @Nullable Target offer(String jobType, boolean protectedJob) {
      return offer(jobType);
    }

    /** {@code fetchVariables} empty means all. */
    record Target(long streamId, String worker, long timeoutMillis, List<String> fetchVariables) {}
  }
}
