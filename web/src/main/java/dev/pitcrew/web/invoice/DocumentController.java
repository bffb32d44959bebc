package dev.pitcrew.web.invoice;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskDocument;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Download;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/**
 * The document behind a task, for whoever may open the task; references come from its variables.
 */
@Controller
final class DocumentController {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final TaskDesk desk;
  private final Work work;

  DocumentController(TaskDesk desk, Work work) {
    this.desk = desk;
    this.work = work;
  }

  @GetMapping("/tasks/{key}/pages/{number}")
  ResponseEntity<byte[]> page(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @PathVariable int number,
      HttpServletRequest request) {
    JsonNode image =
        desk.open(person, key)
            .variables()
            .get("reading")
            .path("pages")
            .valueStream()
            .filter(page -> page.path("page").asInt(0) == number)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
            .path("image");
    byte[] content = work.document(person, image);
    ContentPolicy.sandbox(request);
    return ResponseEntity.ok().contentType(imageType(content)).body(content);
  }

  private static MediaType imageType(byte[] content) {
    if (startsWith(content, PNG)) {
      return MediaType.IMAGE_PNG;
    }
    if (startsWith(content, JPEG)) {
      return MediaType.IMAGE_JPEG;
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length > start.length
        && java.util.Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  @GetMapping("/tasks/{key}/words")
  ResponseEntity<byte[]> words(@AuthenticationPrincipal SignedIn person, @PathVariable long key) {
    OpenTask open = desk.open(person, key);
    byte[] content = work.document(person, open.variables().get("reading").path("words"));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(content);
  }

  /** Any document that the task's variables name: a picture is shown, everything else saved. */
  @GetMapping("/tasks/{key}/documents/{id}")
  ResponseEntity<byte[]> document(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @PathVariable String id,
      HttpServletRequest request) {
    TaskDocument document =
        TaskDocument.find(desk.open(person, key).variables(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    byte[] content = work.document(person, document.reference());
    ContentPolicy.sandbox(request);
    return document.isPicture()
        ? ResponseEntity.ok().contentType(imageType(content)).body(content)
        : Download.of(document.fileName(), content);
  }

  @GetMapping("/tasks/{key}/original")
  ResponseEntity<byte[]> original(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    OpenTask open = desk.open(person, key);
    byte[] content = work.document(person, open.variables().get("document"));
    String name = Variables.text(open.variables().get("intake"), "fileName");
    ContentPolicy.sandbox(request);
    return Download.of(name, content);
  }
}
