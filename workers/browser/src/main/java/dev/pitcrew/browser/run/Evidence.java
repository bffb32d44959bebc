package dev.pitcrew.browser.run;

import dev.pitcrew.browser.page.Page;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of a step that failed: picture, page, console and all steps, in one file. */
final class Evidence {

  private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

  private final @Nullable Page page;
  private final UnaryOperator<String> mask;
  private final DocumentShelf shelf;

  /**
   * @param page absent where the browser is gone
   */
  Evidence(@Nullable Page page, UnaryOperator<String> mask, DocumentShelf shelf) {
    this.page = page;
    this.mask = mask;
    this.shelf = shelf;
  }

  /**
   * @param files what the bundle holds, by name
   */
  record Kept(String url, @Nullable DocumentRef picture, DocumentRef bundle, List<String> files) {}

  Kept keep(String bot, String step, String reason, List<StepReport> steps) {
    var files = new LinkedHashMap<String, byte[]>();
    String url = "";
    @Nullable DocumentRef picture = null;
    if (page != null) {
      try {
        url = mask.apply(page.address());
        byte[] image = page.content().picture(mask);
        files.put("page.jpg", image);
        picture = shelf.put(image, "image/jpeg", "%s-failed.jpg".formatted(bot));
        files.put("page.html", page.content().dom(mask).getBytes(StandardCharsets.UTF_8));
        files.put("console.txt", page.content().console(mask).getBytes(StandardCharsets.UTF_8));
      } catch (WebDriverException e) {
        LOG.info(
            "A browser shows nothing of what failed; the rest is kept. bot={} step={}", bot, step);
      }
    }
    var facts = new LinkedHashMap<String, Object>();
    facts.put("bot", bot);
    facts.put("step", step);
    facts.put("reason", reason);
    facts.put("url", url);
    facts.put("steps", steps.stream().map(StepReport::toVariable).toList());
    files.put("run.json", Variables.toJson(facts).getBytes(StandardCharsets.UTF_8));
    return new Kept(
        url,
        picture,
        shelf.put(zip(files), "application/zip", "%s-failed.zip".formatted(bot)),
        List.copyOf(files.keySet()));
  }

  private static byte[] zip(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        // The same evidence has the same bytes, whenever it is packed.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
