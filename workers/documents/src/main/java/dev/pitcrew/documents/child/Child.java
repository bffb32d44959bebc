package dev.pitcrew.documents.child;

import dev.pitcrew.documents.child.ChildFailure.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One child process, used by one thread at a time. */
final class Child {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration START_MAX = Duration.ofSeconds(30);

  /** A JVM that was told to exit when memory ran out ends with this code. */
  private static final int EXIT_OUT_OF_MEMORY = 3;

  private final ChildSettings settings;
  private final ScheduledExecutorService watch;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final AtomicReference<@Nullable Kind> killedFor = new AtomicReference<>();
  private volatile long signNanos;
  private volatile Duration signWork = Duration.ZERO;
  private int requests;

  private Child(ChildSettings settings, ScheduledExecutorService watch) throws IOException {
    this.settings = settings;
    this.watch = watch;
    var builder =
        new ProcessBuilder(settings.command()).redirectError(ProcessBuilder.Redirect.DISCARD);
    // One thread for each page is quickest, and one arena keeps native memory from fraying.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    this.process = builder.start();
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  static Child start(ChildSettings settings, ScheduledExecutorService watch) throws ChildFailure {
    try {
      var child = new Child(settings, watch);
      child.awaitReady();
      return child;
    } catch (IOException e) {
      throw new ChildFailure(Kind.NOT_STARTED, "A child process did not start: " + e.getMessage());
    }
  }

  private void awaitReady() throws IOException {
    ScheduledFuture<?> alarm =
        watch.schedule(() -> kill(Kind.TOO_SLOW), START_MAX.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Frame frame = Frame.read(in);
      if (frame.kind() != Frame.Kind.READY) {
        throw new IOException("its first frame was " + frame.kind());
      }
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  byte[] ask(byte[] request) throws ChildFailure {
    requests++;
    long start = System.nanoTime();
    sign();
    long every = LOOK_EVERY.toMillis();
    ScheduledFuture<?> looks =
        watch.scheduleWithFixedDelay(() -> look(start), every, every, TimeUnit.MILLISECONDS);
    try {
      new Frame(Frame.Kind.REQUEST, request).write(out);
      while (true) {
        Frame frame = Frame.read(in);
        sign();
        switch (frame.kind()) {
          case ANSWER -> {
            return frame.payload();
          }
          case REFUSAL -> throw new ChildFailure(Kind.REFUSED, "refused", frame.payload());
          default -> {
            // A sign of progress: it is alive.
          }
        }
      }
    } catch (IOException e) {
      throw failure();
    } finally {
      looks.cancel(false);
    }
  }

  private ChildFailure failure() {
    process.destroyForcibly();
    Kind why = killedFor.get();
    if (why == null) {
      why = exitCode() == EXIT_OUT_OF_MEMORY ? Kind.TOO_LARGE : Kind.CRASHED;
    }
    return new ChildFailure(why, "The child process ended: " + why);
  }

  private int exitCode() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private void sign() {
    signWork = work();
    signNanos = System.nanoTime();
  }

  /** Processor time so far; zero where the system does not tell. */
  private Duration work() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void look(long start) {
    long now = System.nanoTime();
    if (work().minus(signWork).compareTo(settings.workMax()) > 0
        || now - signNanos > settings.silenceMax().toNanos()
        || now - start > settings.totalMax().toNanos()) {
      kill(Kind.TOO_SLOW);
    } else if (ResidentMemory.megabytes(process.pid()) > settings.residentMegabytesMax()) {
      kill(Kind.TOO_LARGE);
    }
  }

  private void kill(Kind why) {
    killedFor.compareAndSet(null, why);
    process.destroyForcibly();
  }

  /** Whether it may serve another request. */
  boolean usable() {
    return process.isAlive() && killedFor.get() == null && requests < settings.requestsMax();
  }

  void stop() {
    process.destroyForcibly();
  }
}
