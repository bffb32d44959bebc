package dev.pitcrew.engine.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A few reading connections for whoever searches. */
final class ReadConnections implements AutoCloseable {

  private static final int CONNECTIONS = 4;
  private static final long WAIT_SECONDS_MAX = 10;

  private final BlockingQueue<ReadConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

  ReadConnections(Dialect dialect) {
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
  }
}
