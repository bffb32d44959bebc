package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.browser.bot.Target;
import dev.pitcrew.browser.page.Found;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.browser.page.PageTrouble;
import dev.pitcrew.browser.run.StepReport.Outcome;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;

/**
 * Goes through steps: loops, choices, skips and effects; what is done on the page is for {@link
 * Hands}.
 */
final class Walker {

  private static final int DONE_MAX = 100_000;

  private final Bot bot;
  private final Page page;
  private final Hands hands;
  private final Values values;
  private final Once once;
  private final DocumentShelf shelf;
  private final Diary diary;
  private final Album album;
  private final Clock clock;
  private int row;
  private int done;
  private @Nullable Step failed;

  Walker(
      Bot bot,
      Page page,
      Hands hands,
      Values values,
      Once once,
      DocumentShelf shelf,
      Diary diary,
      Clock clock) {
    this.bot = bot;
    this.page = page;
    this.hands = hands;
    this.values = values;
    this.once = once;
    this.shelf = shelf;
    this.diary = diary;
    this.album = new Album(bot.name(), page, values, shelf, diary);
    this.clock = clock;
  }

  /** The step that failed, once one has. */
  @Nullable Step failed() {
    return failed;
  }

  void list(List<Step> steps) {
    for (int at = 0; at < steps.size(); ) {
      at = next(steps, at);
    }
  }

  /** Does the step at an index; says which one is next. */
  int next(List<Step> steps, int at) {
    var step = steps.get(at);
    if (++done > DONE_MAX) {
      throw fail(
          step, new StepFailed("Expected at most %d steps in one run.".formatted(DONE_MAX), false));
    }
    var begun = clock.instant();
    try {
      if (step.action() instanceof Action.SkipTo skip) {
        return skip(steps, at, step, skip, begun);
      }
      walk(step, begun);
      return at + 1;
    } catch (WebDriverException e) {
      throw fail(step, new StepFailed(Words.of(e)));
    } catch (PageTrouble e) {
      throw fail(step, new StepFailed(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      throw fail(
          step,
          new StepFailed(
              "Expected to do the step, but what it needs is out of order: " + e.getMessage()));
    } catch (StepFailed e) {
      throw failed == null ? fail(step, e) : e;
    }
  }

  /** The innermost step is the one that failed; it is written down once. */
  private StepFailed fail(Step step, StepFailed failure) {
    if (failed == null) {
      failed = step;
      diary.step(
          Diary.id(step, row),
          values.say(step.text()),
          Outcome.FAILED,
          null,
          clock.instant(),
          values.mask());
    }
    return new StepFailed(values.say(String.valueOf(failure.getMessage())), failure.again());
  }

  private void walk(Step step, Instant begun) throws IOException {
    switch (step.action()) {
      case Action.ForEach each -> rows(step, each);
      case Action.If choice -> {
        page.awaitReady(bot.patience());
        list(page.see(choice.shown()).isPresent() ? choice.then() : choice.otherwise());
      }
      case Action.Effect effect -> effect(step, effect, begun);
      case Action.InFrame frame -> {
        page.enter(page.find(frame.frame(), patience(step)).element());
        list(frame.body());
        page.leaveFrame();
      }
      case Action.Recording recording -> list(recording.body());
      case Action.ResumePoint point -> note(step, Outcome.DONE, null, begun);
      case Action.Picture picture -> {
        page.awaitReady(patience(step));
        var document = album.askedFor(picture, step);
        if (picture.into() != null) {
          values.output(picture.into(), document.toVariable());
        }
        note(step, Outcome.DONE, null, begun);
      }
      default -> single(step, begun);
    }
  }

  private void single(Step step, Instant begun) throws IOException {
    var goneOn = step.navigates() ? page.goneOn() : null;
    var found = hands.act(step.action(), step.within(), bot.patience());
    if (goneOn != null && !page.await(goneOn, patience(step))) {
      throw new PageTrouble(
          "Expected the page to go on within %d s, but it did not."
              .formatted(patience(step).toSeconds()));
    }
    boolean dialog = isBeforeADialog();
    note(step, Outcome.DONE, found, begun);
    if (row == 0 && !dialog) {
      album.add(step, row);
    }
  }

  /** Nothing can be seen behind a dialog; the next step has to answer it. */
  private boolean isBeforeADialog() {
    try {
      page.refuseForeignPlace();
      return false;
    } catch (UnhandledAlertException e) {
      return true;
    }
  }

  private void rows(Step step, Action.ForEach each) throws IOException {
    var outer = values.row();
    int outerRow = row;
    int number = 0;
    for (var current : Rows.of(values.raw(each.rows()), shelf)) {
      values.row(current);
      row = ++number;
      list(each.body());
      album.add(each.body().getLast(), row);
    }
    values.row(outer);
    row = outerRow;
  }

  private void effect(Step step, Action.Effect effect, Instant begun) {
    boolean now =
        once.run(
            step,
            effect,
            new Once.Deed() {
              @Override
              public boolean lookUp() {
                list(effect.lookUp().subList(0, effect.lookUp().size() - 1));
                var last = effect.lookUp().getLast();
                var found = (Action.Found) last.action();
                try {
                  boolean there = either(found.when(), found.unless(), patience(last));
                  note(last, Outcome.DONE, null, clock.instant());
                  return there;
                } catch (PageTrouble e) {
                  throw fail(last, new StepFailed(e.getMessage()));
                }
              }

              @Override
              public void run() {
                hands.untouched();
                list(effect.body());
              }

              @Override
              public boolean hasActed() {
                return hands.hasActed();
              }
            });
    note(step, now ? Outcome.DONE : Outcome.SKIPPED, null, begun);
  }

  private int skip(List<Step> steps, int at, Step step, Action.SkipTo skip, Instant begun) {
    page.awaitReady(patience(step));
    boolean skips =
        skip.unless() == null
            ? page.see(skip.when()).isPresent()
            : either(skip.when(), skip.unless(), patience(step));
    note(step, Outcome.DONE, null, begun);
    if (!skips) {
      return at + 1;
    }
    int to = at + 1;
    while (!isCalled(steps.get(to), skip.step())) {
      note(steps.get(to), Outcome.SKIPPED, null, clock.instant());
      to++;
    }
    return to;
  }

  private static boolean isCalled(Step step, String name) {
    return step.action() instanceof Action.ResumePoint point
        ? point.called().equals(name)
        : Objects.equals(step.name(), name);
  }

  /** Waits until the page says one of two things; says whether it is the first. */
  private boolean either(Target one, Target other, Duration patience) {
    var first = new boolean[1];
    boolean any =
        page.await(
            () -> {
              first[0] = page.see(one).isPresent();
              return first[0] || page.see(other).isPresent();
            },
            patience);
    if (!any) {
      throw new PageTrouble(
          "Expected the page to show %s or %s within %d s, but it shows neither."
              .formatted(one.called(), other.called(), patience.toSeconds()));
    }
    return first[0];
  }

  private Duration patience(Step step) {
    return step.within() == null ? bot.patience() : step.within();
  }

  private void note(Step step, Outcome outcome, @Nullable Found found, Instant begun) {
    diary.step(Diary.id(step, row), values.say(step.text()), outcome, found, begun, values.mask());
  }

  /** Whether a person would have to do a step: loops and choices say it with the steps inside. */
  static boolean isForPeople(Step step) {
    return switch (step.action()) {
      case Action.ResumePoint point -> false;
      case Action.Resize resize -> false;
      case Action.Scroll scroll -> false;
      case Action.Recording recording -> false;
      case Action.Picture picture -> false;
      default -> true;
    };
  }
}
