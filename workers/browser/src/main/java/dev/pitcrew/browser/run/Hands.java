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
  private final Expectations expectations;
  private final Notes notes;
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
    this.expectations = new Expectations(page, values);
    this.notes = new Notes(values);
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
              found ->
                  page.controls().fill(found.element(), values.fill(fill.value()), fill.keys()));
      case Action.Choose choose ->
          on(
              choose.from(),
              wait,
              found ->
                  page.controls().choose(found.element(), values.fill(choose.option()), false));
      case Action.Check check ->
          on(check.box(), wait, found -> page.controls().check(found.element(), check.on()));
      case Action.Click click -> click(click.what(), click.gesture(), wait);
      case Action.Press press -> {
        acted = true;
        page.controls().press(press.keys());
        yield null;
      }
      case Action.Key key -> {
        acted = true;
        page.controls().key(key.key(), key.down());
        yield null;
      }
      case Action.Scroll scroll -> {
        page.controls().scroll(scroll.x(), scroll.y());
        yield null;
      }
      case Action.Resize resize -> {
        page.controls().resize(resize.width(), resize.height());
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
              found ->
                  values.output(
                      read.into(), notes.part(read, page.content().text(found.element()))));
      case Action.ReadTable read ->
          on(
              read.table(),
              wait,
              found ->
                  values.output(read.into(), notes.masked(page.content().table(found.element()))));
      case Action.WaitFor waiting -> expectations.waitFor(waiting, wait);
      case Action.Assert assertion -> expectations.hold(assertion, wait);
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

  private Found upload(Action.Upload upload, Duration wait) throws IOException {
    var file = transfers.fetch(upload);
    return on(
        upload.to(),
        wait,
        found -> {
          acted = true;
          page.controls().upload(found.element(), file);
        });
  }

  private Found click(Target what, Action.Gesture gesture, Duration wait) {
    return on(
        what,
        wait,
        found -> {
          acted = true;
          page.controls().click(found.element(), gesture);
        });
  }
}
