package dev.pitcrew.engine.gateway.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request was made by a program on this machine for itself.
 *
 * <p>A request from the loopback address is not enough: a proxy here speaks for anyone, and a page
 * from anywhere may have a browser here post a form or call a name it has pointed at us. So no
 * header of a proxy may be there, the host must be this machine by a fixed name, and a browser must
 * not say that another site asked.
 */
final class LocalRequest {

  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> SITES = Set.of("none", "same-origin");

  private LocalRequest() {}

  static boolean test(HttpServletRequest request) {
    return loopback(request.getRemoteAddr())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && HOSTS.contains(request.getServerName())
        && sameSite(request.getHeader("Sec-Fetch-Site"))
        && ownOrigin(request.getHeader("Origin"), request.getHeader("Host"));
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean sameSite(@Nullable String site) {
    return site == null || SITES.contains(site);
  }

  private static boolean ownOrigin(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
