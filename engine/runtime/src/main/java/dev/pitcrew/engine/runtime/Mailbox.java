package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the engine's thread: commands in two classes, and the wish to be looked at.
 *
 * <p>What ends work goes before what begins it, so that an overloaded engine gets emptier; but the
 * others keep a share, so that they are not starved.
 */
final class Mailbox {

  /** Of each taking, one in so many is kept for the class that goes last. */
  private static final int LAST_CLASS_SHARE = 8;

  /** How much longer the queue of what ends work may be. */
  private static final int FIRST_CLASS_FACTOR = 8;

  /** However few commands wait, together they may not hold more memory. */
  private static final long BYTES_MAX = 64L << 20;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Request> first = new ArrayDeque<>();
  private final ArrayDeque<Request> last = new ArrayDeque<>();
  private long bytes;
  private boolean woken;
  private boolean closed;

  /** What became of an offer. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  Offer offer(Request request) {
    boolean endsWork = endsWork(request.command());
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      int room = endsWork ? capacity * FIRST_CLASS_FACTOR : capacity;
      ArrayDeque<Request> queue = endsWork ? first : last;
      if (!request.owed() && (queue.size() >= room || isTooMuch(request))) {
        return Offer.FULL;
      }
      queue.add(request);
      bytes += request.sizeBytes();
      changed.signal();
      return Offer.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** A command that is too large alone is still taken when nothing else waits. */
  private boolean isTooMuch(Request request) {
    return bytes > 0 && bytes + request.sizeBytes() > BYTES_MAX;
  }

  private static boolean endsWork(Command command) {
    return switch (command) {
      case Command.Internal internal -> true;
      case Command.CompleteJob complete -> true;
      case Command.FailJob fail -> true;
      case Command.ThrowJobError error -> true;
      case Command.UpdateJob update -> true;
      case Command.CompleteUserTask complete -> true;
      case Command.CancelProcessInstance cancel -> true;
      case Command.ResolveIncident resolve -> true;
      case Command.External other -> false;
    };
  }

  List<Request> take(int max) {
    lock.lock();
    try {
      int kept = Math.min(last.size(), Math.max(1, max / LAST_CLASS_SHARE));
      List<Request> taken = new ArrayList<>(Math.min(max, first.size() + last.size()));
      while (taken.size() < max - kept && !first.isEmpty()) {
        taken.add(first.poll());
      }
      while (taken.size() < max && !last.isEmpty()) {
        taken.add(last.poll());
      }
      for (Request request : taken) {
        bytes -= request.sizeBytes();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return first.size() + last.size();
    } finally {
      lock.unlock();
    }
  }

  /** How long the one has waited that waits longest; 0 where none waits. */
  long oldestNanos() {
    lock.lock();
    try {
      long now = System.nanoTime();
      return Math.max(waited(first.peek(), now), waited(last.peek(), now));
    } finally {
      lock.unlock();
    }
  }

  private static long waited(@Nullable Request request, long now) {
    return request == null ? 0 : now - request.arrivedNanos();
  }

  /** Makes the next or present {@link #await} return. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Until it is woken, the time is over, or (where they can be taken) there are commands. */
  void await(boolean forCommands, long millis) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!woken && nanos > 0 && !(forCommands && (!first.isEmpty() || !last.isEmpty()))) {
        nanos = changed.awaitNanos(nanos);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }
}
