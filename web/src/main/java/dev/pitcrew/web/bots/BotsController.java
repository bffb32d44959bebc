package dev.pitcrew.web.bots;

import dev.pitcrew.records.bots.BotStops;
import dev.pitcrew.records.workitems.WorkItems;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Download;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Shows bots and their runs; pauses, drains and resumes them. */
@Controller
final class BotsController {

  private static final int PART_BYTES_MAX = 20 * 1024 * 1024;

  private final BotOverview overview;
  private final Work work;

  BotsController(BotOverview overview, Work work) {
    this.overview = overview;
    this.work = work;
  }

  @GetMapping("/bots")
  ModelAndView all(@AuthenticationPrincipal SignedIn person) {
    return new ModelAndView("bots/bots").addObject("page", overview.all(person));
  }

  @GetMapping("/bots/{name}")
  ModelAndView one(@AuthenticationPrincipal SignedIn person, @PathVariable String name) {
    return new ModelAndView("bots/bot")
        .addObject("page", overview.one(person, name).orElseThrow(BotsController::notThere));
  }

  /**
   * @param bot whose; all bots where it is left out
   */
  @PostMapping("/bots/mode")
  String mode(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = BotStops.ALL) String bot,
      @RequestParam String mode,
      RedirectAttributes redirect) {
    if (!bot.equals(BotStops.ALL)) {
      overview.one(person, bot).orElseThrow(BotsController::notThere);
    }
    BotStops book = overview.books().bots().stops();
    String who = bot.equals(BotStops.ALL) ? "All bots" : bot;
    String said =
        switch (mode) {
          case "pause" -> {
            book.pause(bot, person.getUsername());
            yield who + ": paused. What runs is brought to its end; jobs wait and use up no tries.";
          }
          case "drain" -> {
            book.drain(bot, person.getUsername());
            yield who + ": draining. What was begun is brought to its end; nothing new begins.";
          }
          case "resume" -> {
            book.open(bot, person.getUsername());
            yield who + ": jobs are taken again, those that wait within half a minute.";
          }
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(said));
    return "redirect:" + (bot.equals(BotStops.ALL) ? "/bots" : "/bots/" + bot);
  }

  @PostMapping("/bots/queue")
  String queue(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String queue,
      @RequestParam boolean paused,
      RedirectAttributes redirect) {
    WorkItems items = overview.books().workItems();
    WorkItems.Queue found =
        items.queues().stream()
            .filter(each -> each.name().equals(queue))
            .findFirst()
            .orElseThrow(BotsController::notThere);
    items.set(queue, found.atMost(), paused, person.getUsername());
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of(
            paused
                ? "Queue %s is paused: nothing of it is started.".formatted(queue)
                : "Queue %s goes on.".formatted(queue)));
    return "redirect:/bots";
  }

  @GetMapping("/bots/runs/{jobKey}/{attempt}")
  ModelAndView run(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long jobKey,
      @PathVariable int attempt) {
    RunView run = find(jobKey, attempt);
    return new ModelAndView("bots/run")
        .addObject(
            "page",
            new RunPage(
                run,
                overview.process(person, run.attempt().run().processId()),
                overview.books().clock().instant()));
  }

  /** A document of this attempt; the engine decides whether this person may have it. */
  @GetMapping("/bots/runs/{jobKey}/{attempt}/documents/{id}")
  ResponseEntity<byte[]> document(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long jobKey,
      @PathVariable int attempt,
      @PathVariable String id,
      HttpServletRequest request) {
    JsonNode reference = find(jobKey, attempt).document(id).orElseThrow(BotsController::notThere);
    byte[] content = work.document(person, reference);
    ContentPolicy.sandbox(request);
    return isJpeg(content)
        ? ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(content)
        : Download.of(reference.path("metadata").path("fileName").asString("evidence"), content);
  }

  /** One part of a failure's bundle: the page as HTML, its console, the steps, the picture. */
  @GetMapping("/bots/runs/{jobKey}/{attempt}/bundle/{part}")
  ResponseEntity<byte[]> part(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long jobKey,
      @PathVariable int attempt,
      @PathVariable String part,
      HttpServletRequest request)
      throws IOException {
    RunView run = find(jobKey, attempt);
    String file =
        BundlePart.of(part)
            .filter(run.parts()::contains)
            .map(BundlePart::file)
            .orElseThrow(BotsController::notThere);
    byte[] content = inside(work.document(person, run.bundle()), file);
    ContentPolicy.sandbox(request);
    return Download.of("%s-%s".formatted(run.attempt().run().bot(), file), content);
  }

  private static byte[] inside(byte[] bundle, String file) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(file)) {
          byte[] content = zip.readNBytes(PART_BYTES_MAX + 1);
          if (content.length > PART_BYTES_MAX) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
          }
          return content;
        }
      }
    }
    throw notThere();
  }

  private static boolean isJpeg(byte[] content) {
    return content.length > 2 && content[0] == (byte) 0xff && content[1] == (byte) 0xd8;
  }

  private RunView find(long jobKey, int attempt) {
    return overview
        .books()
        .bots()
        .find(jobKey, attempt)
        .map(RunView::of)
        .orElseThrow(BotsController::notThere);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
