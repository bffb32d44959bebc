package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.page.Found;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.browser.page.PageTrouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a bot waits for and makes sure of. */
final class Expectations {

  private final Page page;
  private final Values values;

  Expectations(Page page, Values values) {
    this.page = page;
    this.values = values;
  }

  @Nullable Found waitFor(Action.WaitFor waiting, Duration wait) {
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

  /** Where it does not hold and the model knows a word for that, the business says no. */
  @Nullable Found hold(Action.Assert assertion, Duration wait) {
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
              text[0] = page.content().text(page.find(assertion.what(), wait).element());
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
