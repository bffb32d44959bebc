package dev.pitcrew.jobs;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps jobs from being handed out again while they are worked on. Reading a long scan takes
 * minutes; with a timeout as long as that, a job whose worker died would wait for minutes too.
 */
public final class Heartbeats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  private static final int BEATS_PER_TIMEOUT = 3;

  private final CamundaClient client;
  private final Duration timeout;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("job-heartbeats").unstarted(task));

  /**
   * @param timeout of the jobs: how long after the death of this process one is handed out again
   */
  public Heartbeats(CamundaClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  Duration timeout() {
    return timeout;
  }

  /** Beats until it is closed. */
  Beating of(ActivatedJob job) {
    long every = timeout.toMillis() / BEATS_PER_TIMEOUT;
    ScheduledFuture<?> beats =
        clock.scheduleAtFixedRate(() -> beat(job), every, every, TimeUnit.MILLISECONDS);
    return () -> beats.cancel(false);
  }

  private void beat(ActivatedJob job) {
    client
        .newUpdateTimeoutCommand(job)
        .timeout(timeout)
        .send()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.info(
                    "A job could not be kept; it may be handed out again, and its effects are the same. jobKey={}",
                    job.getKey());
              }
            });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** A job that is being worked on. */
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }
}
