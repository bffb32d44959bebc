package dev.pitcrew.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The way from one node to its database. While it is stalled, what is sent stays on the way, and no
 * side is told anything; while it is down, connections end and none comes about.
 */
final class Wire implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 << 10;
  private static final long LOOK_MILLIS = 10;

  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stalled;
  private volatile boolean down;

  Wire(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("torture-wire").start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void stall() {
    stalled = true;
  }

  void goDown() throws IOException {
    down = true;
    for (Socket socket : open) {
      socket.close();
    }
  }

  void goOn() {
    stalled = false;
    down = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        if (!entrance.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket near) throws IOException {
    if (down) {
      near.close();
      return;
    }
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(near);
      Thread.ofVirtual().start(() -> carry(near, far));
      Thread.ofVirtual().start(() -> carry(far, near));
    } catch (IOException nobodyThere) {
      near.close();
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        while (stalled) {
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // The other side is closed with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
