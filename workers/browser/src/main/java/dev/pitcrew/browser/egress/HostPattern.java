package dev.pitcrew.browser.egress;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host a bot may reach, as its file names it: {@code hr.example.com}, {@code *.example.com} for
 * everything below it, {@code hr.example.com:8443} for a port beside 80 and 443.
 *
 * @param name lower-case, without the asterisk; an IPv6 address stands in brackets
 * @param port 0 for the usual ones
 */
public record HostPattern(String name, boolean below, int port) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int PORT_MAX = 65_535;
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\*\\.)?([a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)*|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?");

  /**
   * @throws IllegalArgumentException with what was expected
   */
  public static HostPattern of(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "Expected a host like hr.example.com, *.example.com or hr.example.com:8443, but found \"%s\"."
              .formatted(text));
    }
    int port = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    if (port > PORT_MAX) {
      throw new IllegalArgumentException(
          "Expected a port up to %d, but found \"%s\".".formatted(PORT_MAX, text));
    }
    return new HostPattern(match.group(2).toLowerCase(Locale.ROOT), match.group(1) != null, port);
  }

  public boolean covers(String host, int at) {
    String plain = host.toLowerCase(Locale.ROOT);
    boolean named = below ? plain.endsWith("." + name) : plain.equals(name);
    return named && (port == 0 ? at == HTTP || at == HTTPS : at == port);
  }

  @Override
  public String toString() {
    return (below ? "*." : "") + name + (port == 0 ? "" : ":" + port);
  }
}
