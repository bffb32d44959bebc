package dev.pitcrew.engine.gateway.rest.query;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A deployed file as it was deployed. */
final class Xml {

  private Xml() {}

  static ResponseEntity<byte[]> answer(String xml) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "xml", StandardCharsets.UTF_8))
        .body(xml.getBytes(StandardCharsets.UTF_8));
  }
}
