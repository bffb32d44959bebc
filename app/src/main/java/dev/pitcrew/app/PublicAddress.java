package dev.pitcrew.app;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives every request the address people know this server by, whatever its Host header says: what
 * is sent back to leads there, and nobody chooses another by a header of his own. Requests without
 * credentials, which only a program of this machine may make, end with it: what stands before this
 * server speaks for anybody.
 */
final class PublicAddress extends ValveBase {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final URI address;

  PublicAddress(URI address) {
    super(true);
    this.address = address;
  }

  static boolean isSecure(URI address) {
    return "https".equals(address.getScheme());
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    boolean secure = isSecure(address);
    request.setSecure(secure);
    request.getCoyoteRequest().scheme().setString(address.getScheme());
    request.getCoyoteRequest().serverName().setString(address.getHost());
    request
        .getCoyoteRequest()
        .setServerPort(address.getPort() > 0 ? address.getPort() : secure ? HTTPS : HTTP);
    getNext().invoke(request, response);
  }
}
