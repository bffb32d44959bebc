package dev.pitcrew.app.cli;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for programs that run beside others. */
final class Ports {

  private Ports() {}

  /** One that is free at the moment. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
