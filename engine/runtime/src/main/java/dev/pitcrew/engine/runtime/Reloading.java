package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.StoreProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When memory cannot be trusted any more, because a commit failed, a bug was met outside of a step
 * or the store was emptied: what was computed on it is refused, and all is read anew.
 */
final class Reloading {

  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  /** So many of those who came meanwhile are refused at a time. */
  private static final int TAKEN_MAX = 64;

  private static final long WAIT_MILLIS_MAX = 1_000;

  private final LoopParts parts;
  private final LoopMemory memory;
  private final Refusals refusals;

  Reloading(LoopParts parts, LoopMemory memory, Refusals refusals) {
    this.parts = parts;
    this.memory = memory;
    this.refusals = refusals;
  }

  /** A commit failed: the batch computed on its outcome is dropped too. */
  void afterFailedCommit(Committer.Failure failure) throws InterruptedException {
    recover(failure.cause(), failure.work());
  }

  /** A bug outside of a step leaves memory in doubt, as a failed commit does. */
  void afterBug(Throwable bug) throws InterruptedException {
    LOG.error("The engine's thread met a bug; callers are told, memory is reloaded.", bug);
    awaitCommitter();
    Committer.Failure failure = parts.committer().failure();
    recover(bug, failure == null ? null : failure.work());
  }

  /** What was computed and not yet committed is refused: it was about what is no more. */
  void purgeWhereWanted() throws InterruptedException {
    CompletableFuture<Void> done = parts.purging().take();
    if (done == null) {
      return;
    }
    try {
      awaitCommitter();
      if (parts.committer().failure() != null) {
        parts.purging().ask(done);
        return;
      }
      refusals.refuse(memory.open().answers());
      parts.store().purge();
      memory.reload(parts.store().progress());
      parts.steps().forget();
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      recover(e, null);
    }
  }

  private void awaitCommitter() throws InterruptedException {
    while (!parts.committer().isIdle()) {
      parts.mailbox().await(false, WAIT_MILLIS_MAX);
    }
  }

  private void recover(Throwable cause, @Nullable Work doubtful) throws InterruptedException {
    parts.meter().commitFailed();
    parts.watch().failed(cause);
    refusals.refuse(memory.open().answers());
    StoreProgress progress = parts.watch().recover(parts.store(), doubtful, this::refuseAll);
    List<DueWork.Due> owed = new ArrayList<>(memory.open().due());
    if (doubtful != null) {
      owed.addAll(doubtful.due());
    }
    long now = parts.options().clock().millis();
    owed.forEach(due -> memory.dueWork().setAside(due, now));
    memory.reload(progress);
    parts.steps().forget();
    parts.committer().goOn();
  }

  /** Answers all who wait: nobody can help them now. */
  void refuseAll() {
    Mailbox mailbox = parts.mailbox();
    for (List<Request> taken = mailbox.take(TAKEN_MAX);
        !taken.isEmpty();
        taken = mailbox.take(TAKEN_MAX)) {
      taken.forEach(refusals::refuse);
    }
  }
}
