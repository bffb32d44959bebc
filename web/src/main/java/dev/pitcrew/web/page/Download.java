package dev.pitcrew.web.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file to be saved, never to be shown: what came from outside does not run on our pages. */
public final class Download {

  private static final int NAME_LENGTH_MAX = 120;

  private Download() {}

  public static ResponseEntity<byte[]> of(String fileName, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(safe(fileName), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  /** Without path, control characters and the marks that turn the reading direction. */
  static String safe(String fileName) {
    String name = fileName.replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+", "_").strip();
    if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
      return "document";
    }
    return name.length() > NAME_LENGTH_MAX ? name.substring(name.length() - NAME_LENGTH_MAX) : name;
  }
}
