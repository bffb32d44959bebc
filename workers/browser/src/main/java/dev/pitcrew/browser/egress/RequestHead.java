package dev.pitcrew.browser.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first lines of a browser's request to a proxy.
 *
 * @param path with the query; empty for a tunnel
 */
record RequestHead(String method, String host, int port, String path, List<String> headers) {

  private static final int BYTES_MAX = 64 * 1024;
  private static final int HTTP = 80;
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "http://(\\[[0-9a-fA-F:.]+]|[^/:?#@\\s\\[\\]]+)(?::(\\d{1,5}))?(/\\S*|\\?\\S*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^/:?#@\\s\\[\\]]+):(\\d{1,5})");

  /** Of this connection only; the site hears that each request is one of its own. */
  private static final Set<String> DROPPED =
      Set.of("proxy-connection", "connection", "keep-alive", "proxy-authorization", "host");

  static RequestHead read(InputStream in) throws IOException {
    var lines = lines(in);
    if (lines.isEmpty()) {
      throw new IOException("nothing was asked for");
    }
    var words = lines.getFirst().split(" ");
    if (words.length != 3) {
      throw new IOException("not a request: " + lines.getFirst());
    }
    boolean tunnel = words[0].equals("CONNECT");
    var match = (tunnel ? AUTHORITY : ABSOLUTE).matcher(words[1]);
    if (!match.matches()) {
      throw new IOException("not an address for a proxy: " + words[1]);
    }
    int port = match.group(2) == null ? HTTP : Integer.parseInt(match.group(2));
    String path = tunnel ? "" : match.group(3) == null ? "/" : match.group(3);
    return new RequestHead(
        words[0],
        match.group(1),
        port,
        path.startsWith("?") ? "/" + path : path,
        List.copyOf(lines.subList(1, lines.size())));
  }

  boolean isTunnel() {
    return method.equals("CONNECT");
  }

  /** The same request as the site itself wants it, one for each connection. */
  byte[] forSite() {
    var text = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(host).append(port == HTTP ? "" : ":" + port).append("\r\n");
    for (var header : headers) {
      int colon = header.indexOf(':');
      if (colon > 0
          && !DROPPED.contains(header.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
        text.append(header).append("\r\n");
      }
    }
    return text.append("Connection: close\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> lines(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    var line = new ByteArrayOutputStream();
    for (int total = 0; total < BYTES_MAX; total++) {
      int next = in.read();
      if (next < 0) {
        return lines;
      }
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        if (text.isEmpty()) {
          return lines;
        }
        lines.add(text);
        line.reset();
      } else {
        line.write(next);
      }
    }
    throw new IOException("the request's first lines are too long");
  }
}
