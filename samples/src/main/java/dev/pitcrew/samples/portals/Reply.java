package dev.pitcrew.samples.portals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a portal answers. */
record Reply(int status, String type, byte[] body, Map<String, String> headers) {

  private static final String HTML = "text/html; charset=utf-8";

  static Reply page(String html) {
    return page(200, html);
  }

  static Reply page(int status, String html) {
    return new Reply(status, HTML, html.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Reply redirect(String path) {
    return new Reply(303, HTML, new byte[0], Map.of("Location", path));
  }

  static Reply download(String fileName, String type, byte[] body) {
    return new Reply(
        200,
        type,
        body,
        Map.of("Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName)));
  }

  Reply with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more);
  }
}
