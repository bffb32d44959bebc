package dev.pitcrew.portability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents behind the documents API, which in a cluster is the gateway's and never the engine's.
 */
final class Shelf {

  private static final String STORE = "in-memory";
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  /** Its reference; empty where a document of that name is kept already. */
  Optional<ObjectNode> put(String documentId, String contentType, byte[] multipart)
      throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new IOException("Expected a document in parts, but got " + contentType + ".");
    }
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = part(multipart, mark, "name=\"file\"");
    byte[] metadata = part(multipart, mark, "name=\"metadata\"");
    if (kept.putIfAbsent(documentId, file) != null) {
      return Optional.empty();
    }
    ObjectNode reference = Variables.MAPPER.createObjectNode();
    reference
        .put("camunda.document.type", "camunda")
        .put("storeId", STORE)
        .put("documentId", documentId)
        .put("contentHash", Sha256.of(file))
        .set("metadata", Variables.MAPPER.readTree(metadata));
    return Optional.of(reference);
  }

  Optional<byte[]> get(String documentId) {
    return Optional.ofNullable(kept.get(documentId));
  }

  private static byte[] part(byte[] body, byte[] mark, String name) throws IOException {
    for (int at = find(body, mark, 0); at >= 0; ) {
      int next = find(body, mark, at + mark.length);
      int head = find(body, BLANK_LINE, at);
      if (next < 0 || head < 0) {
        break;
      }
      String heading = new String(Arrays.copyOfRange(body, at, head), StandardCharsets.ISO_8859_1);
      if (heading.contains(name)) {
        // A line ends before the next mark.
        return Arrays.copyOfRange(body, head + BLANK_LINE.length, next - 2);
      }
      at = next;
    }
    throw new IOException("Expected a part with " + name + ", but there is none.");
  }

  private static int find(byte[] body, byte[] wanted, int from) {
    for (int at = from; at <= body.length - wanted.length; at++) {
      if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
