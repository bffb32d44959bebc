package dev.pitcrew.browser.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides what one bot's browser may reach.
 *
 * @param hosts what the bot's file names
 * @param privateHosts what the operator of this installation lets bots reach although it is no
 *     public address; a bot's file cannot say so
 */
public record Egress(List<HostPattern> hosts, List<HostPattern> privateHosts, Names names) {

  /** Numbers that only look like a name: a resolver would take them for an address. */
  private static final Pattern NUMBERS =
      Pattern.compile("(0[xX][0-9a-fA-F]*|\\d+)(\\.(0[xX][0-9a-fA-F]*|\\d+))*\\.?");

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.|$)){4}(?<!\\.)");

  public Egress {
    hosts = List.copyOf(hosts);
    privateHosts = List.copyOf(privateHosts);
  }

  /** Resolves names; a test has its own. */
  @FunctionalInterface
  public interface Names {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  public static Egress of(List<HostPattern> hosts, List<HostPattern> privateHosts) {
    return new Egress(hosts, privateHosts, host -> List.of(InetAddress.getAllByName(host)));
  }

  /** Why a connection is not made. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Whether the bot's file names the host. */
  public boolean names(String host, int port) {
    return hosts.stream().anyMatch(pattern -> pattern.covers(host, port));
  }

  /**
   * The address to connect to, checked; whoever connects must use it and not resolve again.
   *
   * @param host as asked for, an IPv6 address in brackets
   */
  public InetSocketAddress check(String host, int port) throws Refused {
    if (NUMBERS.matcher(host).matches() && !IPV4.matcher(host).matches()) {
      throw new Refused("%s is an address in disguise.".formatted(host));
    }
    if (!names(host, port)) {
      throw new Refused("%s:%d is not among the bot's hosts.".formatted(host, port));
    }
    boolean maybePrivate = privateHosts.stream().anyMatch(pattern -> pattern.covers(host, port));
    var addresses = resolve(host);
    for (var address : addresses) {
      // One bad address spoils the name: the next answer might begin with it.
      if (Addresses.isLinkLocal(address) || !(maybePrivate || Addresses.isPublic(address))) {
        throw new Refused("%s is at a private address.".formatted(host));
      }
    }
    return new InetSocketAddress(addresses.getFirst(), port);
  }

  private List<InetAddress> resolve(String host) throws Refused {
    try {
      var addresses = names.resolve(host);
      if (addresses.isEmpty()) {
        throw new Refused("%s has no address.".formatted(host));
      }
      return addresses;
    } catch (UnknownHostException e) {
      throw new Refused("%s has no address.".formatted(host));
    }
  }
}
