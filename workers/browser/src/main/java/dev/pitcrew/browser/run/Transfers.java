package dev.pitcrew.browser.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.machine.Browser;
import dev.pitcrew.browser.page.Found;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.browser.page.PageTrouble;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Files between the shelf of documents and a page. */
final class Transfers {

  private static final int UPLOAD_MAX = 100 * 1024 * 1024;
  private static final int UNASKED_MAX = 20;
  private static final long UNASKED_BYTES_MAX = 50L << 20;
  private static final int NAME_MAX = 120;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Browser browser;
  private final Page page;
  private final Values values;
  private final DocumentShelf shelf;
  private final Diary diary;
  private final Set<String> known = new TreeSet<>();

  Transfers(Browser browser, Page page, Values values, DocumentShelf shelf, Diary diary) {
    this.browser = browser;
    this.page = page;
    this.values = values;
    this.shelf = shelf;
    this.diary = diary;
  }

  /** The document of a step as a file of this run. */
  Path fetch(Action.Upload upload) throws IOException {
    var raw = values.raw(upload.document());
    var document = DocumentRef.of(raw instanceof JsonNode node ? node : JSON.valueToTree(raw));
    if (document == null) {
      throw new ContractBroken(
          "Expected a document at %s, but it is none.".formatted(upload.document()));
    }
    try {
      var file =
          Files.createTempDirectory(browser.folder(), "upload").resolve(safe(document.fileName()));
      return Files.write(file, shelf.get(document, UPLOAD_MAX));
    } catch (DocumentShelf.TooLarge e) {
      throw new ContractBroken(
          "Expected to upload at most %d MB, but %s is larger."
              .formatted(UPLOAD_MAX >> 20, upload.document()));
    }
  }

  /** A site sees the document's own name, and the machine no path of somebody else's making. */
  private static String safe(@Nullable String name) {
    String plain =
        name == null
            ? ""
            : name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").replaceAll("^\\.+", "_").strip();
    if (plain.isEmpty()) {
      return "document";
    }
    return plain.length() > NAME_MAX ? plain.substring(plain.length() - NAME_MAX) : plain;
  }

  /** Clicks, waits until a file is there whole, and keeps it. */
  Found download(Action.Download download, Duration patience, Supplier<Found> click)
      throws IOException {
    known.addAll(browser.downloads().complete());
    var found = click.get();
    var fresh = new TreeSet<String>();
    boolean there =
        page.await(
            () -> {
              var before = Set.copyOf(fresh);
              fresh.clear();
              fresh.addAll(complete());
              fresh.removeAll(known);
              // Seen twice: a name may be there a moment before its bytes are.
              return !fresh.isEmpty() && before.equals(fresh);
            },
            patience);
    if (!there) {
      throw new PageTrouble(
          "Expected a file to come down within %d s, but none did."
              .formatted(patience.toSeconds()));
    }
    values.output(download.into(), keep(fresh.first(), download.bytesMax()).toVariable());
    return found;
  }

  private Set<String> complete() {
    try {
      return browser.downloads().complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DocumentRef keep(String name, long bytesMax) throws IOException {
    known.add(name);
    String type = URLConnection.guessContentTypeFromName(name);
    var document =
        shelf.put(
            browser.downloads().read(name, bytesMax),
            type == null ? "application/octet-stream" : type,
            Path.of(name).getFileName().toString());
    diary.download(document);
    return document;
  }

  /** Keeps what came down without having been asked for. */
  void keepUnasked() throws IOException {
    var unasked = new TreeSet<>(browser.downloads().complete());
    unasked.removeAll(known);
    for (var name : unasked.stream().limit(UNASKED_MAX).toList()) {
      keep(name, UNASKED_BYTES_MAX);
      diary.warn("%s came down without a step that asks for it.".formatted(name));
    }
  }
}
