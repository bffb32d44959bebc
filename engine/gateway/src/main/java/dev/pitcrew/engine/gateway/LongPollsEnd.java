package dev.pitcrew.engine.gateway;

import dev.pitcrew.engine.gateway.call.JobActivation;
import org.springframework.context.SmartLifecycle;

/** Ends the long polls before the HTTP server waits for its requests to end. */
final class LongPollsEnd implements SmartLifecycle {

  private final JobActivation activation;
  private volatile boolean running;

  LongPollsEnd(JobActivation activation) {
    this.activation = activation;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    activation.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** What starts last stops first. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
