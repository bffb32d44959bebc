package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Target;
import dev.pitcrew.browser.page.Found;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.browser.page.PageTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * Does single steps on the page. Knows whether anything was done that the outside world may feel.
 */
final class Hands {

  private static final Duration DOWNLOAD_PATIENCE = Duration.ofSeconds(60);

  private final Page page;
  private final Values values;
  private final Transfers transfers;
  private final InstantSource clock;
  private final Instant end;
  private boolean acted;

  /**
   * @param end when the run's time is over
   */
  Hands(Page page, Values values, Transfers transfers, InstantSource clock, Instant end) {
    this.page = page;
    this.values = values;
    this.transfers = transfers;
    this.clock = clock;
    this.end = end;
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
      case Action.Click click -> click(click.what(), click.gesture(), wait);
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
          transfers.download(
              download,
              within == null ? DOWNLOAD_PATIENCE : within,
              () -> click(download.what(), Action.Gesture.CLICK, wait));
      case Action.Read read ->
          on(
              read.what(),
              wait,
              found -> values.output(read.into(), part(read, page.text(found.element()))));
      case Action.ReadTable read ->
          on(
              read.table(),
              wait,
              found -> values.output(read.into(), masked(page.table(found.element()))));
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
                refuseLateAct();
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

  /**
   * A machine that slept wakes up in the middle of a step; somebody else may have taken over by
   * then.
   */
  private void refuseLateAct() {
    if (clock.instant().isAfter(end)) {
      throw new PageTrouble("Expected to be done by now, but the time of this run is over.");
    }
  }

  private List<Map<String, String>> masked(List<Map<String, String>> table) {
    var mask = values.mask();
    return table.stream()
        .map(
            row -> {
              var masked = new LinkedHashMap<String, String>();
              row.forEach((column, text) -> masked.put(mask.apply(column), mask.apply(text)));
              return (Map<String, String>) masked;
            })
        .toList();
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
    var file = transfers.fetch(upload);
    return on(
        upload.to(),
        wait,
        found -> {
          acted = true;
          page.upload(found.element(), file);
        });
  }

  private Found click(Target what, Action.Gesture gesture, Duration wait) {
    return on(
        what,
        wait,
        found -> {
          acted = true;
          page.click(found.element(), gesture);
        });
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
