package dev.pitcrew.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How this process stands beside others on the same database; without a PostgreSQL there are none.
 *
 * @param name by which people tell the nodes apart
 * @param lease how long the leader may be silent before another takes over
 */
public record Nodes(String name, Duration lease) {

  /** Long enough for a pause of the machine, short enough for people not to leave. */
  public static final Duration LEASE = Duration.ofSeconds(6);

  static Nodes usual(int port) {
    return new Nodes(nameOf(port), LEASE);
  }

  /** This machine's name with the port. */
  public static String nameOf(int port) {
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + port;
    } catch (UnknownHostException nameless) {
      return "localhost:" + port;
    }
  }
}
