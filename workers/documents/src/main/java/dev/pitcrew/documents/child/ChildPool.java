package dev.pitcrew.documents.child;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A few child processes, started when there is work and stopped when there is none. Callers beyond
 * their number wait. A child that is killed or crashes costs its one request and is replaced.
 */
public final class ChildPool implements AutoCloseable {
  private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(5);

  private record Idle(Child child, long sinceNanos) {}

  private final ChildSettings settings;
  private final Semaphore places;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final ScheduledExecutorService watch =
      Executors.newScheduledThreadPool(
          1, task -> Thread.ofPlatform().daemon().name("child-watch").unstarted(task));
  private boolean closed;

  public ChildPool(ChildSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.processesMax(), true);
    long every = LOOK_FOR_IDLE.toMillis();
    watch.scheduleWithFixedDelay(this::stopIdle, every, every, TimeUnit.MILLISECONDS);
  }

  /** Has one child answer; waits for a free one first. */
  public byte[] ask(byte[] request) throws ChildFailure, InterruptedException {
    places.acquire();
    try {
      Child child = take();
      try {
        return child.ask(request);
      } finally {
        give(child);
      }
    } finally {
      places.release();
    }
  }

  private Child take() throws ChildFailure {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        Child child = idle.pop().child();
        if (child.usable()) {
          return child;
        }
        child.stop();
      }
    }
    return Child.start(settings, watch);
  }

  private void give(Child child) {
    synchronized (idle) {
      if (!closed && child.usable()) {
        idle.push(new Idle(child, System.nanoTime()));
        return;
      }
    }
    child.stop();
  }

  private void stopIdle() {
    long latest = System.nanoTime() - settings.idleMax().toNanos();
    synchronized (idle) {
      while (!idle.isEmpty() && idle.peekLast().sinceNanos() - latest < 0) {
        idle.pollLast().child().stop();
      }
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(i -> i.child().stop());
      idle.clear();
    }
    watch.shutdownNow();
  }
}
