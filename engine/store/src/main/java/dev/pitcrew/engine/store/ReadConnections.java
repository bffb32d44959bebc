package dev.pitcrew.engine.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A few reading connections for whoever searches. */
final class ReadConnections implements AutoCloseable {

  private static final int CONNECTIONS = 4;
  private static final long WAIT_SECONDS_MAX = 10;

  private static final long CLOSING_SECONDS_MAX = 1;

  private final BlockingQueue<ReadConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
  private final ReadConnection probe;
  private final ReentrantLock probing = new ReentrantLock();

  ReadConnections(Dialect dialect) {
    probe = new ReadConnection(dialect);
    for (int i = 0; i < CONNECTIONS; i++) {
      idle.add(new ReadConnection(dialect));
    }
  }

  <T> T read(Function<ReadConnection, T> reading) {
    ReadConnection connection = take();
    try {
      return reading.apply(connection);
    } finally {
      idle.add(connection);
    }
  }

  /** On a connection of its own, which no search holds. */
  <T> T probe(Function<ReadConnection, T> reading) {
    probing.lock();
    try {
      return reading.apply(probe);
    } finally {
      probing.unlock();
    }
  }

  private ReadConnection take() {
    try {
      ReadConnection connection = idle.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
      if (connection != null) {
        return connection;
      }
      throw new StoreException(
          StoreException.Kind.TOO_SLOW, "Expected to search, but too many searches run.", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE, "Expected to search, but was told to stop.", e);
    }
  }

  @Override
  public void close() {
    for (ReadConnection connection; (connection = idle.poll()) != null; ) {
      connection.close();
    }
    closeProbe();
  }

  /** One that waits for a server that is gone is left to its end. */
  private void closeProbe() {
    try {
      if (probing.tryLock(CLOSING_SECONDS_MAX, TimeUnit.SECONDS)) {
        try {
          probe.close();
        } finally {
          probing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
