package dev.pitcrew.browser.egress;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses belong to the internet, and which to a machine or a company's own network. */
final class Addresses {

  /** Networks that no page of the internet is in (IANA's registries of special addresses). */
  private static final List<Network> SPECIAL =
      List.of(
          Network.of("0.0.0.0", 8),
          Network.of("10.0.0.0", 8),
          Network.of("100.64.0.0", 10),
          Network.of("127.0.0.0", 8),
          Network.of("169.254.0.0", 16),
          Network.of("172.16.0.0", 12),
          Network.of("192.0.0.0", 24),
          Network.of("192.0.2.0", 24),
          Network.of("192.88.99.0", 24),
          Network.of("192.168.0.0", 16),
          Network.of("198.18.0.0", 15),
          Network.of("198.51.100.0", 24),
          Network.of("203.0.113.0", 24),
          Network.of("224.0.0.0", 4),
          Network.of("240.0.0.0", 4),
          Network.of("::", 8),
          Network.of("64:ff9b::", 32),
          Network.of("100::", 8),
          Network.of("2001::", 23),
          Network.of("2001:db8::", 32),
          Network.of("2002::", 16),
          Network.of("3fff::", 20),
          Network.of("5f00::", 16),
          Network.of("fc00::", 7),
          Network.of("fe80::", 9),
          Network.of("ff00::", 8));

  private static final List<Network> LINK_LOCAL =
      List.of(Network.of("169.254.0.0", 16), Network.of("fe80::", 10));

  private Addresses() {}

  /** Java turns an IPv4 address written as IPv6 into IPv4 by itself, so it is judged as that. */
  static boolean isPublic(InetAddress address) {
    return SPECIAL.stream().noneMatch(network -> network.holds(address));
  }

  /** Where clouds answer questions about the machine: nobody may allow that. */
  static boolean isLinkLocal(InetAddress address) {
    return LINK_LOCAL.stream().anyMatch(network -> network.holds(address));
  }

  private record Network(boolean four, BigInteger start, int bits, int prefix) {

    static Network of(String address, int prefix) {
      try {
        var parsed = InetAddress.getByName(address);
        return new Network(
            parsed instanceof Inet4Address,
            new BigInteger(1, parsed.getAddress()),
            parsed.getAddress().length * Byte.SIZE,
            prefix);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(address, e);
      }
    }

    boolean holds(InetAddress address) {
      if (address instanceof Inet4Address != four) {
        return false;
      }
      int rest = bits - prefix;
      return new BigInteger(1, address.getAddress())
          .shiftRight(rest)
          .equals(start.shiftRight(rest));
    }
  }
}
