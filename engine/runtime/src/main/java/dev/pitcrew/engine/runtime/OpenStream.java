package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.StepContext;
import java.util.concurrent.atomic.AtomicInteger;

/** One stream: whether its worker is ready, and how many jobs are on their way to it. */
final class OpenStream {

  private final long id;
  private final JobStreamRequest request;
  private final JobListener listener;
  private final StepContext.JobStreams.Target target;
  private final AtomicInteger onTheWay = new AtomicInteger();
  private volatile boolean ready = true;
  private volatile boolean closed;

  /** Whether its backlog is being fetched; for the delivering thread alone. */
  private boolean fetching;

  OpenStream(long id, JobStreamRequest request, JobListener listener) {
    this.id = id;
    this.request = request;
    this.listener = listener;
    this.target =
        new StepContext.JobStreams.Target(
            id, request.worker(), request.timeout().toMillis(), request.fetchVariables());
  }

  long id() {
    return id;
  }

  JobStreamRequest request() {
    return request;
  }

  StepContext.JobStreams.Target target() {
    return target;
  }

  void setReady(boolean isReady) {
    ready = isReady;
  }

  void close() {
    closed = true;
  }

  boolean takeRoom() {
    return takeRoom(1) == 1;
  }

  /** How much of the wanted room was free, and is taken now. */
  int takeRoom(int wanted) {
    if (!ready || closed) {
      return 0;
    }
    int before = onTheWay.getAndUpdate(n -> Math.max(n, Math.min(request.capacity(), n + wanted)));
    return Math.clamp((long) request.capacity() - before, 0, wanted);
  }

  void giveRoomBack() {
    onTheWay.decrementAndGet();
  }

  boolean push(ActivatedJob job) {
    return !closed && listener.push(job);
  }

  boolean startFetching() {
    boolean started = !fetching;
    fetching = true;
    return started;
  }

  void stopFetching() {
    fetching = false;
  }
}
