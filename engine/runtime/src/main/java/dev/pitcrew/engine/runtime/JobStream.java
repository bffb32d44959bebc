package dev.pitcrew.engine.runtime;

/** An open job stream. */
public interface JobStream extends AutoCloseable {

  /** Whether the worker can take more: while it cannot, no job is activated for it. */
  void setReady(boolean ready);

  /** No job is pushed from now on; one that is on its way is given to someone else. */
  @Override
  void close();
}
