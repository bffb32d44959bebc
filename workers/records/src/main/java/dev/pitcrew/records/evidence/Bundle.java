package dev.pitcrew.records.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files on their way into an archive. The same files give the same bytes: they are sorted, and
 * carry no time of their own.
 */
final class Bundle {

  static final String MANIFEST = "MANIFEST.sha256";

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  void add(String path, byte[] bytes) {
    files.put(path, bytes);
  }

  void add(String path, String text) {
    add(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void addJson(String path, Object value) {
    try {
      add(path, PRETTY.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Expected to write %s as JSON, but it holds what JSON cannot.".formatted(path), e);
    }
  }

  /** JSON text as a tree; text that is not JSON stays text. */
  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(json);
    }
  }

  /** The files and, as the last one, the SHA-256 of each, as {@code sha256sum -c} reads it. */
  void write(OutputStream out) throws IOException {
    var manifest = new StringBuilder();
    files.forEach(
        (path, bytes) -> manifest.append(sha256(bytes)).append("  ").append(path).append('\n'));
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue());
      }
      put(zip, MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
