package dev.pitcrew.engine.command;

import dev.pitcrew.engine.expression.LongEvaluations;
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
 * @param salts makes digests of values that nobody can guess
 * @param longEvaluations does the evaluations that take long
 */
public record StepContext(
    Instant now,
    Keys keys,
    JobStreams streams,
    Caller caller,
    Salts salts,
    LongEvaluations longEvaluations) {

  /** Where expressions may take their time. */
  public StepContext(Instant now, Keys keys, JobStreams streams, Caller caller, Salts salts) {
    this(now, keys, streams, caller, salts, LongEvaluations.AT_ONCE);
  }

  /** Of a step that the engine itself wants. */
  public StepContext(Instant now, Keys keys, JobStreams streams) {
    this(now, keys, streams, Caller.ENGINE, () -> "0".repeat(Salts.LENGTH));
  }

  /** Ever higher keys. */
  @FunctionalInterface
  public interface Keys {
    long next();
  }

  /** Ever other texts of 32 hexadecimal digits, at random. */
  @FunctionalInterface
  public interface Salts {
    int LENGTH = 32;

    String next();
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
