package dev.pitcrew.browser.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Target;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * Does single steps on the page. Knows whether anything was done that the outside world may feel.
 */
final class Hands {

  private static final int UPLOAD_MAX = 100 * 1024 * 1024;
  private static final int UNASKED_MAX = 20;
  private static final long UNASKED_BYTES_MAX = 50L << 20;
  private static final Duration DOWNLOAD_PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Browser browser;
  private final Page page;
  private final Values values;
  private final DocumentShelf shelf;
  private final Diary diary;
  private final Set<String> known = new TreeSet<>();
  private boolean acted;

  Hands(Browser browser, Page page, Values values, DocumentShelf shelf, Diary diary) {
    this.browser = browser;
    this.page = page;
    this.values = values;
    this.shelf = shelf;
    this.diary = diary;
  }

  /** From here on nothing has been done yet. */
  void untouched() {
    acted = false;
  }

  /**
   * Whether something was clicked, pressed, sent or answered since; what only stands in fields does
   * not count.
   */
  boolean hasActed() {
    return acted;
  }

  /**
   * Does one step that has no steps inside.
   *
   * @return how its element was found, absent where it has none
   */
  @Nullable Found act(Action action, @Nullable Duration within, Duration patience)
      throws IOException {
    Duration wait = within == null ? patience : within;
    return switch (action) {
      case Action.Open open -> {
        page.open(values.fill(open.url()));
        yield null;
      }
      case Action.Fill fill ->
          on(
              fill.field(),
              wait,
              found -> page.fill(found.element(), values.fill(fill.value()), fill.keys()));
      case Action.Choose choose ->
          on(
              choose.from(),
              wait,
              found -> page.choose(found.element(), values.fill(choose.option()), false));
      case Action.Check check ->
          on(check.box(), wait, found -> page.check(found.element(), check.on()));
      case Action.Click click ->
          on(
              click.what(),
              wait,
              found -> {
                acted = true;
                page.click(found.element(), click.gesture());
              });
      case Action.Press press -> {
        acted = true;
        page.press(press.keys());
        yield null;
      }
      case Action.Key key -> {
        acted = true;
        page.key(key.key(), key.down());
        yield null;
      }
      case Action.Scroll scroll -> {
        page.scroll(scroll.x(), scroll.y());
        yield null;
      }
      case Action.Resize resize -> {
        page.resize(resize.width(), resize.height());
        yield null;
      }
      case Action.Upload upload -> upload(upload, wait);
      case Action.Download download ->
          download(download, wait, within == null ? DOWNLOAD_PATIENCE : within);
      case Action.Read read ->
          on(
              read.what(),
              wait,
              found -> values.output(read.into(), part(read, page.text(found.element()))));
      case Action.ReadTable read ->
          on(read.table(), wait, found -> values.output(read.into(), page.table(found.element())));
      case Action.WaitFor waiting -> waitFor(waiting, wait);
      case Action.Assert assertion -> assertion(assertion, wait);
      case Action.Window window -> {
        page.window(window.newest());
        yield null;
      }
      case Action.Dialog dialog -> {
        acted = true;
        String answer = dialog.answer() == null ? null : values.fill(dialog.answer());
        if (!page.await(() -> page.answer(dialog.accept(), answer), wait)) {
          throw new PageTrouble(
              "Expected a dialog to answer within %d s, but there is none."
                  .formatted(wait.toSeconds()));
        }
        yield null;
      }
      default ->
          throw new IllegalStateException("steps that hold steps are walked, not done: " + action);
    };
  }

  /** Finds and does; where the page changed in between, once more with what is there now. */
  private Found on(Target target, Duration patience, Consumer<Found> work) {
    var last = new WebDriverException[1];
    var done = new Found[1];
    boolean in =
        page.await(
            () -> {
              var found = page.find(target, patience);
              try {
                work.accept(found);
                done[0] = found;
                return true;
              } catch (WebDriverException e) {
                if (!Page.isPassing(e)) {
                  throw e;
                }
                last[0] = e;
                return false;
              }
            },
            patience);
    if (!in) {
      throw new PageTrouble(
          "Expected to reach %s, but something else is before it or it cannot be used."
              .formatted(target.called()),
          last[0]);
    }
    return done[0];
  }

  private static String part(Action.Read read, Values values, String text) {
    String part = text;
    if (read.after() != null) {
      String after = values.fill(read.after());
      int at = part.indexOf(after);
      if (at < 0) {
        throw new PageTrouble(
            "Expected to read what stands after \"%s\", but that is not there.".formatted(after));
      }
      part = part.substring(at + after.length());
    }
    if (read.before() != null) {
      String before = values.fill(read.before());
      int at = part.indexOf(before);
      if (at < 0) {
        throw new PageTrouble(
            "Expected to read what stands before \"%s\", but that is not there.".formatted(before));
      }
      part = part.substring(0, at);
    }
    if (part.isBlank()) {
      throw new PageTrouble(
          "Expected to read something at %s, but it is empty.".formatted(read.what().called()));
    }
    return part.strip();
  }

  private String part(Action.Read read, String text) {
    return values.mask().apply(part(read, values, text));
  }

  private Found upload(Action.Upload upload, Duration wait) throws IOException {
    var raw = values.raw(upload.document());
    var document = DocumentRef.of(raw instanceof JsonNode node ? node : JSON.valueToTree(raw));
    if (document == null) {
      throw new ContractBroken(
          "Expected a document at %s, but it is none.".formatted(upload.document()));
    }
    try {
      var folder = Files.createTempDirectory(browser.folder(), "upload");
      var file = folder.resolve(safe(document.fileName()));
      Files.write(file, shelf.get(document, UPLOAD_MAX));
      return on(
          upload.to(),
          wait,
          found -> {
            acted = true;
            page.upload(found.element(), file);
          });
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
    return plain.isEmpty()
        ? "document"
        : plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
  }

  private Found download(Action.Download download, Duration wait, Duration patience)
      throws IOException {
    known.addAll(browser.downloads().complete());
    var found =
        on(
            download.what(),
            wait,
            each -> {
              acted = true;
              page.click(each.element(), Action.Gesture.CLICK);
            });
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

  private @Nullable Found waitFor(Action.WaitFor waiting, Duration wait) {
    if (waiting.gone()) {
      if (!page.await(() -> page.see(waiting.what()).isEmpty(), wait)) {
        throw new PageTrouble(
            "Expected %s to be gone within %d s, but it is there."
                .formatted(waiting.what().called(), wait.toSeconds()));
      }
      return null;
    }
    var found = page.find(waiting.what(), wait);
    if (waiting.count() > 1
        && !page.await(
            () ->
                page.see(waiting.what())
                    .filter(each -> each.count() >= waiting.count())
                    .isPresent(),
            wait)) {
      throw new PageTrouble(
          "Expected %d of %s, but there are fewer."
              .formatted(waiting.count(), waiting.what().called()));
    }
    return found;
  }

  private @Nullable Found assertion(Action.Assert assertion, Duration wait) {
    try {
      if (assertion.is() != null) {
        return value(assertion, values.fill(assertion.is()), wait);
      }
      return waitFor(new Action.WaitFor(assertion.what(), assertion.not(), 1), wait);
    } catch (PageTrouble trouble) {
      if (assertion.code() == null) {
        throw trouble;
      }
      throw new BusinessNo(
          assertion.code(),
          values
              .mask()
              .apply(
                  assertion.because() == null
                      ? trouble.getMessage()
                      : values.fill(assertion.because())));
    }
  }

  private Found value(Action.Assert assertion, String wanted, Duration wait) {
    var text = new String[1];
    // A value that is filled in later counts as soon as it is right.
    boolean right =
        page.await(
            () -> {
              text[0] = page.text(page.find(assertion.what(), wait).element());
              boolean same = assertion.part() ? text[0].contains(wanted) : text[0].equals(wanted);
              return same != assertion.not();
            },
            wait);
    if (!right) {
      throw new PageTrouble(
          "Expected %s %s \"%s\", but it is \"%s\"."
              .formatted(
                  assertion.what().called(),
                  (assertion.not() ? "not " : "") + (assertion.part() ? "to contain" : "to be"),
                  wanted,
                  text[0]));
    }
    return page.find(assertion.what(), wait);
  }
}
