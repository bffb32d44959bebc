package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import java.time.Duration;
import java.util.List;

/**
 * A worker that wants jobs pushed.
 *
 * @param timeout how long a job is the worker's
 * @param fetchVariables names of variables; empty for all
 * @param capacity at most so many jobs are on their way to the listener
 */
public record JobStreamRequest(
    String type,
    String worker,
    Duration timeout,
    List<String> fetchVariables,
    int capacity,
    Caller caller) {

  /** Of a worker to whom no process is closed. */
  public JobStreamRequest(
      String type, String worker, Duration timeout, List<String> fetchVariables, int capacity) {
    this(type, worker, timeout, fetchVariables, capacity, Caller.ENGINE);
  }
}
