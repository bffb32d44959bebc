package dev.pitcrew.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports that stay free until they are used: none that the system hands out by itself, which another
 * program may get at any moment, and none that other tests of this machine were given.
 */
public final class FreePorts {

  private static final int FIRST = 18_000;
  private static final int LAST = 31_999;

  /** For as long as this JVM runs. */
  private static final Map<Integer, FileLock> OWN = new HashMap<>();

  private static int next = FIRST + (int) (ProcessHandle.current().pid() % (LAST - FIRST));

  private FreePorts() {}

  public static synchronized int next() {
    for (int tries = 0; tries < LAST - FIRST; tries++) {
      int port = next;
      next = port == LAST ? FIRST : port + 1;
      if (isFree(port) && isOurs(port)) {
        return port;
      }
    }
    throw new IllegalStateException("Expected a free port, but found none.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(int port) {
    if (OWN.containsKey(port)) {
      return false;
    }
    try {
      Path folder =
          Files.createDirectories(
              Path.of(
                  System.getProperty("java.io.tmpdir"),
                  "pitcrew-test-ports-" + System.getProperty("user.name")));
      FileChannel file =
          FileChannel.open(
              folder.resolve(String.valueOf(port)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        return false;
      }
      OWN.put(port, lock);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
